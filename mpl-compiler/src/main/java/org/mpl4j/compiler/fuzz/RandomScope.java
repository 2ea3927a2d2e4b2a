package org.mpl4j.compiler.fuzz;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.interpret.build.Draft;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.BlockShape;
import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.FieldKind;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.NestedShape;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.interpret.value.ScopeShape;
import org.mpl4j.compiler.model.ArrayItem.Bound;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expr.Operator;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.runtime.Bytes;

/** Makes up the values of one scope: first its branches, then its fields. */
final class RandomScope {
    private final RandomValues values;
    private final RandomNumbers numbers;
    private final RandomBranches branches;
    private final PacketShape packet;
    private final ScopeShape scope;
    private final Arguments arguments;
    private final Guess guess;
    private final int depth;
    private final Map<NestedShape, RandomValues.Sample> inside = new HashMap<>();
    private boolean isHopeless;

    RandomScope(RandomValues values, PacketShape packet, Arguments arguments, int depth) {
        this(values, packet.scope(), arguments, new Guess(RandomValues.known(arguments, packet), packet.plan()), depth);
    }

    private RandomScope(RandomValues values, ScopeShape scope, Arguments arguments, Guess guess, int depth) {
        this.values = values;
        this.numbers = values.numbers();
        this.packet = scope.packet();
        this.scope = scope;
        this.arguments = arguments;
        this.guess = guess;
        this.depth = depth;
        this.branches = new RandomBranches(values, packet, arguments, guess, depth);
    }

    private boolean isHopeless() {
        return isHopeless || branches.isHopeless();
    }

    /** The packet, or nothing if it came to a dead end. Parameters that branches need as arguments are set. */
    Optional<Draft.Group> packet() {
        branches.choose(scope.body());
        Map<String, Draft> fields = new LinkedHashMap<>();
        fill(scope.body(), fields);
        return isHopeless()
                ? Optional.empty()
                : Optional.of(framed(packet.name(), branches.path(scope.body()), fields));
    }

    private Optional<Draft.Group> element(Map<Integer, Long> wanted) {
        branches.want(wanted);
        branches.choose(scope.body());
        Map<String, Draft> fields = new LinkedHashMap<>();
        fill(scope.body(), fields);
        if (isHopeless()) {
            return Optional.empty();
        }
        return Optional.of(
                scope.hasBranches() ? framed(null, branches.path(scope.body()), fields) : new Draft.Group(fields));
    }

    private static Draft.Group framed(@Nullable String name, String branch, Map<String, Draft> fields) {
        Map<String, Draft> members = new LinkedHashMap<>();
        if (name != null) {
            members.put("packet", new Draft.Text(name));
        }
        if (!branch.isEmpty()) {
            members.put("branch", new Draft.Text(branch));
        }
        members.put("fields", new Draft.Group(fields));
        return new Draft.Group(members);
    }

    private void fill(BlockShape body, Map<String, Draft> fields) {
        for (ItemShape item : body.items()) {
            if (isHopeless() || !branches.isWanted(item)) {
                continue;
            }
            if (item instanceof FieldShape field) {
                fillField(field, fields);
            } else if (item instanceof NestedShape nested) {
                fillNested(nested, fields);
            } else if (item instanceof ArrayShape array) {
                fillArray(array, fields);
            } else if (item instanceof ClassifyShape classify) {
                fillBranch(classify, fields);
            }
        }
        // What nested packets need of a field before them is known only now
        for (ItemShape item : body.items()) {
            if (!isHopeless() && item instanceof FieldShape field && branches.isWanted(item)) {
                supply(field, fields);
            }
        }
    }

    private void fillField(FieldShape field, Map<String, Draft> fields) {
        Binding binding = packet.plan().binding(field.id());
        boolean isGiven = binding instanceof Binding.Tag tag && branches.isArgument(tag);
        if (isGiven || binding instanceof Binding.Free || binding instanceof Binding.Defaulted) {
            put(field, fields);
        } else if (binding instanceof Binding.Constant constant) {
            guess.evaluate(constant.value()).ifPresent(number -> guess.know(field.id(), number));
        }
    }

    private void put(FieldShape field, Map<String, Draft> fields) {
        fields.put(field.key(branches), leaf(field));
    }

    private Draft leaf(FieldShape field) {
        if (field.kind().isNumber()) {
            Long wanted = branches.tag(field.id());
            BigInteger number = wanted == null
                    ? numbers.number(field, branches.width(field), guess)
                    : field.isUnsigned64() ? Draft.Whole.ofUnsigned(wanted).value() : BigInteger.valueOf(wanted);
            guess.know(field.id(), number.longValue());
            return field.isFlag() ? new Draft.Flag(number.signum() != 0) : new Draft.Whole(number);
        }
        if (field.kind().isBytes()) {
            Bytes content = content(field);
            guess.knowSize(
                    field.id(),
                    field.bits() / 8 + content.length() + field.delimiter().length());
            return new Draft.Octets(content);
        }
        return field.kind() == FieldKind.FLOAT ? numbers.real(field) : new Draft.Text(numbers.foreign(field));
    }

    private Bytes content(FieldShape field) {
        Bytes wanted = branches.textTag(field.id());
        if (wanted != null) {
            return wanted;
        }
        return switch (field.kind()) {
            case DELIMITED -> numbers.contentWithout(field.delimiter());
            case PREFIXED -> numbers.content(field.bits() == 8 ? Math.min(255, numbers.size()) : numbers.size());
            default -> numbers.content(length(field));
        };
    }

    private int length(FieldShape field) {
        int align = Math.max(1, field.field().attributes().alignBits() / 8);
        Expr length = ((FieldType.ByteArray) field.field().type()).length();
        OptionalLong known = guess.evaluate(length);
        if (isLength(known)) {
            return (int) known.getAsLong();
        }
        OptionalLong guessed = known.isPresent() ? known : guess.evaluateWith(length, numbers.size());
        int size = isLength(guessed) ? (int) guessed.getAsLong() : numbers.size();
        return (size + align - 1) / align * align;
    }

    private static boolean isLength(OptionalLong known) {
        return known.isPresent() && known.getAsLong() >= 0 && known.getAsLong() < 100_000;
    }

    private void fillNested(NestedShape nested, Map<String, Draft> fields) {
        Optional<RandomValues.Sample> sample = values.nested(nested.nested().target(), depth + 1);
        if (sample.isEmpty()) {
            isHopeless = true;
            return;
        }
        inside.put(nested, sample.get());
        fields.put(nested.key(branches), sample.get().draft());
    }

    /** Gives a field that is passed to a nested packet, or this packet's own parameter, the value that is needed there. */
    private void supply(FieldShape field, Map<String, Draft> fields) {
        Binding binding = packet.plan().binding(field.id());
        if (binding instanceof Binding.FromChild child
                && child.sources().stream()
                        .noneMatch(source -> inside.containsKey((NestedShape) packet.item(source.nestedItem())))) {
            put(field, fields);
            return;
        }
        inside.forEach((nested, sample) -> {
            for (Param param : nested.target().type().params()) {
                Expr argument = nested.nested().arguments().get(param.index());
                boolean isPassed = argument instanceof Expr.FieldValue value && value.itemId() == field.id();
                if (isPassed
                        && param.kind() != ValueKind.BYTES
                        && sample.given().isKnown(param.index())) {
                    supply(field, binding, sample.given().number(param.index()), fields);
                }
                if (argument instanceof Expr.ParamValue passed
                        && sample.given().isKnown(param.index())
                        && packet.plan().reportedParams().containsKey(passed.index())) {
                    arguments.set(passed.index(), sample.given().number(param.index()));
                }
            }
        });
    }

    private void supply(FieldShape field, Binding binding, long number, Map<String, Draft> fields) {
        boolean isSupplied = binding instanceof Binding.FromChild || fields.containsKey(field.key(branches));
        if (isSupplied) {
            guess.know(field.id(), number);
            fields.put(field.key(branches), field.isFlag() ? new Draft.Flag(number != 0) : Draft.Whole.of(number));
        }
    }

    private void fillBranch(ClassifyShape classify, Map<String, Draft> fields) {
        BranchShape branch = classify.branches().get(branches.branchOf(classify));
        if (!classify.isNamed()) {
            fill(branch.body(), fields);
            return;
        }
        Map<String, Draft> own = new LinkedHashMap<>();
        fill(branch.body(), own);
        String inner = branches.path(branch.body());
        String label = inner.isEmpty() ? branch.label() : branch.label() + "." + inner;
        fields.put(classify.key(branches), framed(classify.name(), label, own));
    }

    private void fillArray(ArrayShape array, Map<String, Draft> fields) {
        Bound bound = array.array().bound();
        List<Draft> elements = new ArrayList<>();
        int count = count(bound);
        for (int i = 0; i < count && !isHopeless(); i++) {
            boolean isLast = i == count - 1;
            Map<Integer, Long> wanted =
                    bound instanceof Bound.Until until ? wanted(until.condition(), isLast) : Map.of();
            RandomScope element = new RandomScope(values, array.element(), arguments, guess.inner(), depth);
            element.element(wanted).ifPresentOrElse(elements::add, () -> isHopeless = true);
        }
        guess.knowCount(array.id(), elements.size());
        fields.put(array.key(branches), new Draft.Items(elements));
    }

    private int count(Bound bound) {
        if (bound instanceof Bound.Count counted) {
            OptionalLong known = guess.evaluate(counted.count());
            if (known.isPresent() && known.getAsLong() < 1000) {
                return (int) known.getAsLong();
            }
        }
        int some = RandomValues.isDeep(depth) ? numbers.below(2) : numbers.below(4);
        return bound instanceof Bound.Until ? some + 1 : some;
    }

    /** What the field that ends a list has to be in its last element, and not in the others. */
    private Map<Integer, Long> wanted(Expr condition, boolean isLast) {
        if (condition instanceof Expr.Binary binary
                && Set.of(Operator.EQUAL, Operator.NOT_EQUAL).contains(binary.operator())
                && binary.left() instanceof Expr.FieldValue field
                && guess.evaluate(binary.right()).isPresent()
                && packet.field(field.itemId()).kind().isNumber()) {
            long end = guess.evaluate(binary.right()).getAsLong();
            boolean mustBeEqual = isLast == (binary.operator() == Operator.EQUAL);
            return mustBeEqual ? Map.of(field.itemId(), end) : Map.of();
        }
        return Map.of();
    }
}
