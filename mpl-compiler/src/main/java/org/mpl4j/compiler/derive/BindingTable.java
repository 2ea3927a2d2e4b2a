package org.mpl4j.compiler.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mpl4j.compiler.layout.Scope;
import org.mpl4j.compiler.model.Attributes;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.Label;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.Param;

/** Decides for every field of a packet who supplies it, the strongest claim first: what it says about itself, then what others use it for. */
final class BindingTable {
    private final PacketIndex index;
    private final ReportedParams reported;
    private final Map<Integer, Binding> bindings = new TreeMap<>();
    private final Map<Integer, Binding> reportedParams = new TreeMap<>();
    private final Map<Integer, SolvedSizes> solved = new HashMap<>();
    private final Map<Variable, List<Binding.Source>> sources = new HashMap<>();

    /** Fields that say how wide a bit field is: the caller gives them, as no value tells with how many bits it is to be written. */
    private final Set<Integer> widthFields = new HashSet<>();

    /** By field, the first item that cannot be written without its value. */
    private final Map<Integer, Integer> neededFrom = new HashMap<>();

    private final Map<Integer, Integer> companions;

    BindingTable(PacketIndex index, ReportedParams reported) {
        this.index = index;
        this.reported = reported;
        noteSources();
        noteEarlyUses();
        index.packet().items().forEach(item -> {
            if (item instanceof Field field) {
                ofField(field).ifPresent(binding -> bindings.put(field.id(), binding));
            }
        });
        index.layout().scopes().keySet().forEach(this::bindSolved);
        bindFlags();
        bindParams();
        index.packet().items().forEach(item -> {
            if (item instanceof Field field) {
                bindings.computeIfAbsent(field.id(), id -> left(field));
            }
        });
        companions = new Companions(index, bindings).byItem();
    }

    Map<Integer, Binding> bindings() {
        return bindings;
    }

    /** By id of an optional field that nobody gives, the id of the item whose being given says that it is there, where there is such an item. */
    Map<Integer, Integer> companions() {
        return companions;
    }

    /** Whether a field says how wide a bit field is. */
    boolean isWidth(int fieldId) {
        return widthFields.contains(fieldId);
    }

    Map<Integer, Binding> reportedParams() {
        return reportedParams;
    }

    private void bindParams() {
        for (Param param : index.packet().params()) {
            Variable variable = Variable.param(param.index());
            if (!index.deciders(variable).isEmpty()) {
                reportedParams.put(
                        param.index(), new TagBinding(index, variable, Optional.empty(), Optional.empty()).bind());
            } else if (sources.containsKey(variable)) {
                boolean isTotal = reported.isTotal(index.packet().name(), param.index());
                reportedParams.put(param.index(), new Binding.FromChild(sources.get(variable), isTotal));
            }
        }
    }

    private void noteEarlyUses() {
        for (Item item : index.packet().items()) {
            HardUses.whenWritten(item, Map.of())
                    .forEach(use -> Expressions.visit(
                            use,
                            part -> Variable.of(part)
                                    .filter(v -> !v.isParam())
                                    .ifPresent(v -> neededFrom.putIfAbsent(v.id(), item.id()))));
            if (item instanceof Field field && field.type() instanceof FieldType.Bits bits) {
                Expressions.visit(
                        bits.width(),
                        part -> Variable.of(part).filter(v -> !v.isParam()).ifPresent(v -> widthFields.add(v.id())));
            }
        }
    }

    private void noteSources() {
        for (Item item : index.packet().items()) {
            if (item instanceof NestedPacket nested) {
                for (int i = 0; i < nested.arguments().size(); i++) {
                    noteSource(nested, i);
                }
            }
        }
    }

    private void noteSource(NestedPacket nested, int argument) {
        Optional<Variable> passed = Variable.of(nested.arguments().get(argument));
        int scope = index.scope(nested.id());
        if (passed.isPresent() && reported.isReported(nested.target(), argument)) {
            Variable variable = passed.get();
            boolean isLocal = scope == (variable.isParam() ? Scope.PACKET : index.scope(variable.id()));
            if (isLocal) {
                sources.computeIfAbsent(variable, v -> new ArrayList<>())
                        .add(new Binding.Source(nested.id(), argument));
            }
        }
    }

    /** What attributes, classifies and nested packets make of a field. */
    private Optional<Binding> ofField(Field field) {
        Attributes attributes = field.attributes();
        Variable variable = Variable.field(field.id());
        if (attributes.checksum().isPresent()) {
            return Optional.of(new Binding.Checksum());
        } else if (attributes.constant().isPresent()) {
            return Optional.of(new Binding.Constant(attributes.constant().get()));
        } else if (!index.deciders(variable).isEmpty()) {
            return Optional.of(new TagBinding(index, variable, attributes.value(), ofDefault(field)).bind());
        } else if (attributes.value().isPresent()) {
            return Optional.of(new Binding.Derived(attributes.value().get(), 1));
        } else if (isTotal(field)) {
            return Optional.of(new Binding.FromChild(sourcesOf(field), true));
        }
        return Optional.empty();
    }

    private List<Binding.Source> sourcesOf(Field field) {
        return sources.getOrDefault(Variable.field(field.id()), List.of());
    }

    /** Whether a nested packet that says what the field is comes with it in any case. */
    private boolean isTotal(Field field) {
        for (Binding.Source source : sourcesOf(field)) {
            NestedPacket nested = (NestedPacket) index.packet().item(source.nestedItem());
            if (index.isSure(nested, index.within(field.id()))
                    && reported.isTotal(nested.target(), source.paramIndex())) {
                return true;
            }
        }
        return false;
    }

    /** Where the sizes of a scope give fields. */
    SolvedSizes solved(int scope) {
        return Objects.requireNonNull(solved.get(scope));
    }

    private void bindSolved(int scope) {
        List<SizeUse> uses = index.items(scope).stream()
                .flatMap(item -> SizeUse.of(item).stream())
                .filter(use -> !use.dependsOnWindow())
                .toList();
        SolvedSizes sizes = new SolvedSizes(index, id -> !bindings.containsKey(id) && !widthFields.contains(id));
        sizes.solve(uses, scope).forEach((id, solutions) -> {
            Field field = index.packet().field(id);
            Expr otherwise = ofDefault(field).orElseGet(() -> new Expr.IntConst(0, field.span()));
            bindings.put(id, new Binding.Solved(solutions, otherwise));
        });
        solved.put(scope, sizes);
    }

    private void bindFlags() {
        PresenceFlags flags = new PresenceFlags(index);
        List<Item> items = index.packet().items();
        for (int id = items.size() - 1; id >= 0; id--) {
            if (!bindings.containsKey(id)) {
                List<Integer> given = flags.items(id).stream()
                        .map(Item::id)
                        .filter(this::isGiven)
                        .toList();
                if (!given.isEmpty()
                        && isKnownInTime(flags.items(id), given.get(0))
                        && !isNeededBefore(id, given.get(0))) {
                    bindings.put(id, new Binding.Presence(given));
                }
            }
        }
    }

    /**
     * Whether items that nobody gives (computed ones) but that depend on the same flag can wait until the first one that is given: nothing that is given may stand
     * between them, as packets are written forward.
     */
    private boolean isKnownInTime(List<Item> optional, int firstGiven) {
        for (Item item : optional) {
            for (int id = item.id(); id < firstGiven; id++) {
                boolean isBeside = Objects.equals(index.within(id), index.within(firstGiven))
                        && index.scope(id) == index.scope(firstGiven);
                if (!isBeside || isWritable(index.packet().item(id))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isWritable(Item item) {
        boolean isPlace = item instanceof Label || item instanceof EndianSwitch;
        return !isPlace && isGiven(item.id());
    }

    /** Whether anything that comes before an item cannot be written without the field. */
    private boolean isNeededBefore(int fieldId, int item) {
        return neededFrom.getOrDefault(fieldId, Integer.MAX_VALUE) < item;
    }

    /** Whether the caller says if an optional item is there, by giving it or not. */
    private boolean isGiven(int itemId) {
        return !bindings.containsKey(itemId);
    }

    /** What becomes of a field that nothing claims for certain. */
    private Binding left(Field field) {
        List<Binding.Source> children = sourcesOf(field);
        return children.isEmpty()
                ? ofDefault(field).<Binding>map(Binding.Defaulted::new).orElseGet(Binding.Free::new)
                : new Binding.FromChild(children, false);
    }

    private static Optional<Expr> ofDefault(Field field) {
        Optional<Expr> stated = field.attributes().defaultValue();
        return stated.isPresent()
                ? stated
                : field.enumeration().stream()
                        .flatMap(enumeration -> enumeration.constants().stream())
                        .filter(EnumType.Constant::isDefault)
                        .map(EnumType.Constant::value)
                        .findFirst();
    }
}
