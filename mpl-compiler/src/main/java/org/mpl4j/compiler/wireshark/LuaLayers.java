package org.mpl4j.compiler.wireshark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.dissect.syntax.TableStatement;
import org.mpl4j.compiler.dissect.syntax.Term;
import org.mpl4j.compiler.dissect.table.TableFile;
import org.mpl4j.compiler.dissect.table.TableLoader;
import org.mpl4j.compiler.model.Block;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;

/** What layer tables say about the packets of a dissector. */
final class LuaLayers {
    private final SpecModel model;
    private final TableLoader tables;
    private final Map<QualifiedName, Integer> numbers;
    private final Map<String, Long> notes = new HashMap<>();
    private final Map<String, Registration> registrations = new LinkedHashMap<>();
    private final Map<Integer, String> links = new LinkedHashMap<>();
    private final StringBuilder out = new StringBuilder();

    /**
     * @param model with the packets that tables name
     * @param numbers of the packets that the dissector has
     */
    LuaLayers(SpecModel model, TableLoader tables, Map<QualifiedName, Integer> numbers) {
        this.model = model;
        this.tables = tables;
        this.numbers = numbers;
    }

    /** What Wireshark is told about a packet: the keys of one of its tables. */
    private record Registration(
            Carriers.Table table, TableStatement.Payload statement, int target, Set<String> ranges) {}

    /** All statements, and behind them what Wireshark is told. */
    String statements() {
        for (TableFile table : tables.files()) {
            for (TableStatement statement : table.statements()) {
                if (statement instanceof TableStatement.Note note) {
                    notes.put(note.name().text(), note.otherwise());
                }
            }
        }
        for (TableFile table : tables.files()) {
            table.statements().forEach(statement -> add(statement, table));
        }
        registrations.values().forEach(this::register);
        links.forEach(
                (link, encapsulation) -> line("M.carry_link(" + link + ", " + LuaText.string(encapsulation) + ")"));
        return out.toString();
    }

    private void add(TableStatement statement, TableFile table) {
        if (statement instanceof TableStatement.Link link) {
            addLink(link, table);
        } else if (statement instanceof TableStatement.Payload payload) {
            addPayload(payload, table);
        } else if (statement instanceof TableStatement.Part part) {
            addCondition("part", part.place(), part.condition(), "", table);
        } else if (statement instanceof TableStatement.Open open) {
            String whole = open.whole() == null
                    ? ""
                    : target(open.whole(), table, terms(open.place().packet(), table))
                            .map(target -> ", " + target)
                            .orElse("");
            if (open.whole() == null || !whole.isEmpty()) {
                addCondition("open", open.place(), open.condition(), whole, table);
            }
        } else if (statement instanceof TableStatement.Fragment fragment) {
            addFragment(fragment, table);
        } else if (statement instanceof TableStatement.Flow flow) {
            addFlow(flow, table);
        } else if (statement instanceof TableStatement.Note note) {
            addNote(note, table);
        }
    }

    private void addLink(TableStatement.Link link, TableFile table) {
        Optional<String> target = target(link.target(), table, new LuaTerms(Set.of(), notes));
        if (target.isEmpty()) {
            return;
        }
        List<String> types = new ArrayList<>();
        for (TableStatement.Key key : link.types()) {
            long type = ((TableStatement.Key.Numbers) key).first();
            types.add(Long.toString(type));
            Carriers.encapsulation(type).ifPresent(name -> links.put((int) type, name));
        }
        line("M.link({ " + String.join(", ", types) + " }, " + target.get() + ")");
    }

    private void addPayload(TableStatement.Payload payload, TableFile table) {
        String place = place(payload.place());
        boolean isOurs = number(payload.place().packet(), table).isPresent();
        Optional<Carriers.Table> carrier = isOurs ? Optional.empty() : Carriers.table(place);
        if (!isOurs && carrier.isEmpty()) {
            return;
        }
        LuaTerms terms = terms(payload.place().packet(), table);
        List<String> choices = new ArrayList<>();
        for (TableStatement.Choice choice : payload.choices()) {
            Optional<String> target = target(choice.target(), table, terms);
            Optional<Range> range = range(choice.key(), payload, table);
            if (target.isPresent() && range.isPresent()) {
                choices.add("{ first = " + LuaText.number(range.get().first) + ", last = "
                        + LuaText.number(range.get().last) + ", target = " + target.get() + " }");
                carrier.ifPresent(name -> note(name, payload, choice, range.get(), table));
            }
        }
        if (!choices.isEmpty()) {
            String by = payload.by().stream()
                    .map(name -> LuaText.string(name.text()))
                    .collect(Collectors.joining(", ", "{ ", " }"));
            line("M.payload(" + LuaText.string(place) + ", { by = " + by + when(payload.condition(), terms) + ",\n  "
                    + String.join(",\n  ", choices) + " })");
        }
    }

    private record Range(long first, long last) {}

    private Optional<Range> range(TableStatement.@Nullable Key key, TableStatement.Payload payload, TableFile table) {
        if (key == null) {
            return Optional.of(new Range(0, 0));
        } else if (key instanceof TableStatement.Key.Numbers range) {
            return Optional.of(new Range(range.first(), range.last()));
        }
        String tag = ((TableStatement.Key.Tag) key).name();
        Optional<PacketType> carrier = tables.packet(payload.place().packet(), table, model);
        return carrier.flatMap(packet -> packet.items().stream()
                .filter(Field.class::isInstance)
                .map(Field.class::cast)
                .filter(field ->
                        payload.by().stream().anyMatch(name -> name.text().equals(field.name())))
                .flatMap(field -> field.enumeration().stream())
                .flatMap(enumeration -> enumeration.constants().stream())
                .filter(constant -> constant.tag().equals(tag) && constant.value() instanceof Expr.IntConst)
                .map(constant -> ((Expr.IntConst) constant.value()).value())
                .map(value -> new Range(value, value))
                .findFirst());
    }

    private void note(
            Carriers.Table carrier,
            TableStatement.Payload payload,
            TableStatement.Choice choice,
            Range range,
            TableFile table) {
        number(choice.target().packet(), table)
                .ifPresent(target -> registrations
                        .computeIfAbsent(
                                carrier.name() + " " + target,
                                key -> new Registration(carrier, payload, target, new TreeSet<>()))
                        .ranges()
                        .add("{ " + range.first + ", " + range.last + " }"));
    }

    private void register(Registration registration) {
        TableStatement.Payload statement = registration.statement();
        String by = statement.by().stream()
                .map(name -> LuaText.string(name.text()))
                .collect(Collectors.joining(", ", "{ ", " }"));
        line("M.carry(P[" + registration.target() + "], { packet = "
                + LuaText.string(statement.place().packet().text())
                + ", field = " + LuaText.string(statement.place().field().text()) + ", by = " + by + ", has_ports = "
                + registration.table().hasPorts() + ", table = "
                + LuaText.string(registration.table().name()) + ", ranges = { "
                + String.join(", ", registration.ranges()) + " } })");
    }

    private void addCondition(
            String kind, TableStatement.Place place, @Nullable Term condition, String more, TableFile table) {
        if (number(place.packet(), table).isEmpty()
                && Carriers.table(place(place)).isEmpty()) {
            return;
        }
        String holds = condition == null ? "true" : terms(place.packet(), table).conditionFunction(condition);
        line("M." + kind + "(" + LuaText.string(place(place)) + ", " + holds + more + ")");
    }

    private void addFragment(TableStatement.Fragment fragment, TableFile table) {
        if (number(fragment.packet(), table).isEmpty()) {
            return;
        }
        LuaTerms terms = terms(fragment.packet(), table);
        for (TableStatement.Name field : fragment.fields()) {
            line("M.piece(" + LuaText.string(fragment.packet().text() + "." + field.text())
                    + ", M.place_of_piece(" + terms.numbersFunction(fragment.position()) + ", "
                    + terms.conditionFunction(fragment.more()) + "))");
        }
    }

    private void addFlow(TableStatement.Flow flow, TableFile table) {
        if (number(flow.packet(), table).isEmpty()) {
            return;
        }
        LuaTerms terms = terms(flow.packet(), table);
        line("M.flow(" + LuaText.string(flow.packet().text()) + ", function(ch) return " + ends(flow.from(), terms)
                + ", " + ends(flow.to(), terms) + " end, "
                + (flow.start() == null ? "nil" : terms.conditionFunction(flow.start())) + ")");
    }

    private static String ends(List<TableStatement.Argument> arguments, LuaTerms terms) {
        return arguments.stream().map(terms::bytes).collect(Collectors.joining(" .. \"/\" .. "));
    }

    private void addNote(TableStatement.Note note, TableFile table) {
        if (number(note.packet(), table).isPresent()) {
            LuaTerms terms = terms(note.packet(), table);
            line("M.note(" + LuaText.string(note.packet().text()) + ", { name = "
                    + LuaText.string(note.name().text()) + ", number = " + terms.numbersFunction(note.number())
                    + when(note.condition(), terms) + " })");
        }
    }

    /** The packet that a table chooses; empty if the dissector has none of that name. */
    private Optional<String> target(TableStatement.Target target, TableFile table, LuaTerms terms) {
        Optional<PacketType> packet = tables.packet(target.packet(), table, model);
        Integer number = packet.map(found -> numbers.get(found.name())).orElse(null);
        if (packet.isEmpty() || number == null) {
            return Optional.empty();
        }
        String arguments = target.arguments().isEmpty()
                ? ""
                : ", arguments = "
                        + LuaTerms.function(terms.arguments(packet.get().params(), target.arguments()));
        return Optional.of("{ packet = P[" + number + "]" + (target.isStream() ? ", stream = true" : "") + arguments
                + when(target.condition(), terms) + " }");
    }

    private static String when(@Nullable Term condition, LuaTerms terms) {
        return condition == null ? "" : ", when = " + terms.conditionFunction(condition);
    }

    private Optional<Integer> number(TableStatement.Name name, TableFile table) {
        return tables.packet(name, table, model).map(packet -> numbers.get(packet.name()));
    }

    private LuaTerms terms(TableStatement.Name packet, TableFile table) {
        Set<String> own = new TreeSet<>();
        tables.packet(packet, table, model).ifPresent(found -> collect(found.body(), own));
        return new LuaTerms(own, notes);
    }

    /** The names that paths can begin with in a packet: those in unnamed branches, too. */
    private static void collect(Block block, Set<String> names) {
        for (Item item : block.items()) {
            if (item instanceof Classify classify && !classify.isNamed()) {
                classify.branches().forEach(branch -> collect(branch.body(), names));
            } else {
                names.add(item.name());
            }
        }
    }

    private static String place(TableStatement.Place place) {
        return place.packet().text() + "." + place.field().text();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
