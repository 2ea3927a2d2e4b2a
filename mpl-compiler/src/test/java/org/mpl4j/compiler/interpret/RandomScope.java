package org.mpl4j.compiler.interpret;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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
import org.mpl4j.compiler.interpret.value.Taken;
import org.mpl4j.compiler.model.ArrayItem.Bound;
import org.mpl4j.compiler.model.Classify.Pattern;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expr.Operator;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.runtime.Bytes;

/** Makes up the values of one scope: first its branches, by choosing tags, then its fields. */
final class RandomScope implements Taken {
    private final RandomValues values;
    private final RandomNumbers numbers;
    private final PacketShape packet;
    private final ScopeShape scope;
    private final Arguments arguments;
    private final Guess guess;
    private final int depth;
    private final Map<ClassifyShape, Integer> branches = new HashMap<>();
    private final Map<Integer, Long> tags = new HashMap<>();
    private final Map<Integer, Bytes> textTags = new HashMap<>();
    private final Map<Integer, Boolean> presences = new HashMap<>();
    private final Map<NestedShape, RandomValues.Sample> inside = new HashMap<>();
    private boolean isHopeless;

    RandomScope(RandomValues values, RandomNumbers numbers, PacketShape packet, Arguments arguments, int depth) {
        this(
                values,
                numbers,
                packet.scope(),
                arguments,
                new Guess(RandomValues.known(arguments, packet), packet.plan()),
                depth);
    }

    private RandomScope(
            RandomValues values, RandomNumbers numbers, ScopeShape scope, Arguments arguments, Guess guess, int depth) {
        this.values = values;
        this.numbers = numbers;
        this.packet = scope.packet();
        this.scope = scope;
        this.arguments = arguments;
        this.guess = guess;
        this.depth = depth;
    }

    /** The packet, or nothing if it came to a dead end. Parameters that branches need as arguments are set. */
    Optional<Draft.Group> packet() {
        choose(scope.body());
        Map<String, Draft> fields = new LinkedHashMap<>();
        fill(scope.body(), fields);
        return isHopeless ? Optional.empty() : Optional.of(framed(packet.name(), path(scope.body()), fields));
    }

    private Optional<Draft.Group> element(Map<Integer, Long> wanted) {
        tags.putAll(wanted);
        choose(scope.body());
        Map<String, Draft> fields = new LinkedHashMap<>();
        fill(scope.body(), fields);
        if (isHopeless) {
            return Optional.empty();
        }
        return Optional.of(scope.hasBranches() ? framed(null, path(scope.body()), fields) : new Draft.Group(fields));
    }

    private static Draft.Group framed(String name, String branch, Map<String, Draft> fields) {
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

    private String path(BlockShape body) {
        List<String> labels = new ArrayList<>();
        for (ItemShape item : body.items()) {
            if (item instanceof ClassifyShape classify && !classify.isNamed() && branchOf(classify) != NONE) {
                BranchShape branch = classify.branches().get(branchOf(classify));
                labels.add(branch.label());
                String inner = path(branch.body());
                if (!inner.isEmpty()) {
                    labels.add(inner);
                }
            }
        }
        return String.join(".", labels);
    }

    @Override
    public int branchOf(ClassifyShape classify) {
        return branches.getOrDefault(classify, NONE);
    }

    // Branches

    private void choose(BlockShape body) {
        for (ItemShape item : body.items()) {
            if (item instanceof ClassifyShape classify && isWanted(classify)) {
                Optional<BranchShape> branch = pick(classify);
                if (branch.isEmpty()) {
                    isHopeless = true;
                    return;
                }
                branches.put(classify, branch.get().index());
                choose(branch.get().body());
            }
        }
    }

    private Optional<BranchShape> pick(ClassifyShape classify) {
        Expr tag = classify.classify().tag();
        if (tag.kind() == ValueKind.BYTES) {
            return pickByText(classify, tag);
        }
        OptionalLong known = tagValue(tag);
        List<BranchShape> open =
                classify.branches().stream().filter(this::isOpen).toList();
        if (known.isPresent()) {
            return open.stream()
                    .filter(branch -> takes(classify, branch, known.getAsLong()))
                    .findFirst();
        }
        List<BranchShape> shallow = RandomValues.isDeep(depth)
                ? open.stream()
                        .filter(branch -> branch.body().items().stream().noneMatch(NestedShape.class::isInstance))
                        .toList()
                : open;
        if (open.isEmpty()) {
            return Optional.empty();
        }
        BranchShape branch = numbers.oneOf(shallow.isEmpty() ? open : shallow);
        branches.put(classify, branch.index());
        number(classify, branch, tag).ifPresentOrElse(number -> know(tag, number), () -> isHopeless = true);
        return Optional.of(branch);
    }

    private OptionalLong tagValue(Expr tag) {
        if (tag instanceof Expr.FieldValue field && tags.containsKey(field.itemId())) {
            return OptionalLong.of(tags.get(field.itemId()));
        }
        if (tag instanceof Expr.FieldValue field
                && packet.plan().binding(field.itemId()) instanceof Binding.Constant constant) {
            return guess.evaluate(constant.value());
        }
        return guess.evaluate(tag);
    }

    private boolean isOpen(BranchShape branch) {
        return branch.branch()
                        .guard()
                        .map(guess::evaluate)
                        .orElse(OptionalLong.of(1))
                        .orElse(1)
                != 0;
    }

    private void know(Expr tag, long number) {
        if (tag instanceof Expr.FieldValue field) {
            boolean isComputed = packet.plan().binding(field.itemId()) instanceof Binding.Derived
                    || packet.plan().binding(field.itemId()) instanceof Binding.Solved;
            if (!isComputed) {
                tags.put(field.itemId(), number);
                guess.know(field.itemId(), number);
            }
        } else if (tag instanceof Expr.ParamValue param && isArgument(param.index())) {
            arguments.set(param.index(), number);
        }
    }

    private boolean isArgument(int param) {
        return packet.plan().reportedParams().get(param) instanceof Binding.Tag tag && isArgument(tag);
    }

    private static boolean takes(ClassifyShape classify, BranchShape branch, long tag) {
        return switch (branch.branch().pattern()) {
            case Pattern.IntRange range -> Long.compareUnsigned(tag - range.first(), range.last() - range.first()) <= 0;
            case Pattern.Bool flag -> flag.value() == (tag != 0);
            case Pattern.Text text -> false;
            case Pattern.Otherwise otherwise -> true;
        };
    }

    /** A tag that leads to the branch. */
    private OptionalLong number(ClassifyShape classify, BranchShape branch, Expr tag) {
        return switch (branch.branch().pattern()) {
            case Pattern.IntRange range ->
                OptionalLong.of(numbers.between(unsigned(range.first()), unsigned(range.last()))
                        .longValue());
            case Pattern.Bool flag -> OptionalLong.of(flag.value() ? 1 : 0);
            case Pattern.Text text -> OptionalLong.empty();
            case Pattern.Otherwise otherwise -> other(classify, tag);
        };
    }

    private static BigInteger unsigned(long bits) {
        return BigInteger.valueOf(bits);
    }

    private OptionalLong other(ClassifyShape classify, Expr tag) {
        for (int i = 0; i < 100; i++) {
            long candidate = tag instanceof Expr.FieldValue value
                    ? numbers.number(packet.field(value.itemId()), width(packet.field(value.itemId())), guess)
                            .longValue()
                    : numbers.below(256);
            boolean isTaken = classify.branches().stream()
                    .anyMatch(branch -> !(branch.branch().pattern() instanceof Pattern.Otherwise)
                            && takes(classify, branch, candidate));
            if (!isTaken) {
                return OptionalLong.of(candidate);
            }
        }
        return OptionalLong.empty();
    }

    private Optional<BranchShape> pickByText(ClassifyShape classify, Expr tag) {
        BranchShape branch = numbers.oneOf(classify.branches());
        if (branch.branch().pattern() instanceof Pattern.Otherwise && tag instanceof Expr.FieldValue value) {
            textTags.put(value.itemId(), numbers.content(3));
        }
        return Optional.of(branch);
    }

    // Fields

    private void fill(BlockShape body, Map<String, Draft> fields) {
        for (ItemShape item : body.items()) {
            if (isHopeless || !isWanted(item)) {
                continue;
            }
            switch (item) {
                case FieldShape field -> fillField(field, fields);
                case NestedShape nested -> fillNested(nested, fields);
                case ArrayShape array -> fillArray(array, fields);
                case ClassifyShape classify -> fillBranch(classify, fields);
                default -> {}
            }
        }
        // What nested packets need of a field before them is known only now
        for (ItemShape item : body.items()) {
            if (!isHopeless && item instanceof FieldShape field && isWanted(item)) {
                supply(field, fields);
            }
        }
    }

    /** Whether an optional item is there: as its condition says, where that is known, else by chance. */
    private boolean isWanted(ItemShape item) {
        Optional<Expr> condition = item.item().presence();
        if (condition.isEmpty()) {
            return true;
        }
        return presences.computeIfAbsent(item.id(), any -> {
            OptionalLong known = guess.evaluate(condition.get());
            boolean isWanted = known.isPresent() ? known.getAsLong() != 0 : numbers.chance(2);
            if (known.isEmpty()) {
                assume(condition.get(), isWanted);
            }
            return isWanted;
        });
    }

    /** Notes what follows for other items of the same condition. */
    private void assume(Expr condition, boolean holds) {
        if (condition instanceof Expr.FieldValue field
                && packet.plan().binding(field.itemId()) instanceof Binding.Presence) {
            guess.know(field.itemId(), holds ? 1 : 0);
        }
    }

    private void fillField(FieldShape field, Map<String, Draft> fields) {
        Binding binding = packet.plan().binding(field.id());
        switch (binding) {
            case Binding.Free free -> put(field, fields);
            case Binding.Defaulted defaulted -> put(field, fields);
            case Binding.Tag tag -> {
                if (isArgument(tag)) {
                    put(field, fields);
                }
            }
            case Binding.Constant constant ->
                guess.evaluate(constant.value()).ifPresent(number -> guess.know(field.id(), number));
            default -> {}
        }
    }

    private boolean isArgument(Binding.Tag tag) {
        boolean isReached = false;
        for (int decider : tag.deciders()) {
            ClassifyShape classify = (ClassifyShape) packet.item(decider);
            int index = branchOf(classify);
            if (index == NONE) {
                continue;
            }
            isReached = true;
            Pattern pattern = classify.branches().get(index).branch().pattern();
            boolean isSingle = pattern instanceof Pattern.IntRange range
                    ? range.isSingle()
                    : !(pattern instanceof Pattern.Otherwise);
            if (isSingle || tag.computed(decider, index).isPresent()) {
                return false;
            }
        }
        return isReached || !isDecidedElsewhere(tag.elsewhere());
    }

    private boolean isDecidedElsewhere(Binding.Elsewhere elsewhere) {
        return elsewhere.value().isPresent()
                || elsewhere.solutions().stream()
                        .anyMatch(solution -> packet.item(solution.itemId()).isOnPath(this));
    }

    private void put(FieldShape field, Map<String, Draft> fields) {
        fields.put(field.key(this), leaf(field));
    }

    private Draft leaf(FieldShape field) {
        if (field.kind().isNumber()) {
            Long wanted = tags.get(field.id());
            BigInteger number = wanted == null
                    ? numbers.number(field, width(field), guess)
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

    private int width(FieldShape field) {
        if (field.field().type() instanceof FieldType.Bits bits
                && bits.fixedWidth().isEmpty()) {
            return (int) Math.max(1, Math.min(64, guess.evaluate(bits.width()).orElse(8)));
        }
        return field.bits() == 0 ? Long.SIZE : field.bits();
    }

    private Bytes content(FieldShape field) {
        Bytes wanted = textTags.get(field.id());
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
        fields.put(nested.key(this), sample.get().draft());
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
        boolean isSupplied = binding instanceof Binding.FromChild || fields.containsKey(field.key(this));
        if (isSupplied) {
            guess.know(field.id(), number);
            fields.put(field.key(this), field.isFlag() ? new Draft.Flag(number != 0) : Draft.Whole.of(number));
        }
    }

    private void fillBranch(ClassifyShape classify, Map<String, Draft> fields) {
        BranchShape branch = classify.branches().get(branchOf(classify));
        if (!classify.isNamed()) {
            fill(branch.body(), fields);
            return;
        }
        Map<String, Draft> own = new LinkedHashMap<>();
        fill(branch.body(), own);
        String inner = path(branch.body());
        String label = inner.isEmpty() ? branch.label() : branch.label() + "." + inner;
        fields.put(classify.key(this), framed(classify.name(), label, own));
    }

    private void fillArray(ArrayShape array, Map<String, Draft> fields) {
        Bound bound = array.array().bound();
        List<Draft> elements = new ArrayList<>();
        int count = count(bound);
        for (int i = 0; i < count && !isHopeless; i++) {
            boolean isLast = i == count - 1;
            Map<Integer, Long> wanted =
                    bound instanceof Bound.Until until ? wanted(until.condition(), isLast) : Map.of();
            RandomScope element = new RandomScope(values, numbers, array.element(), arguments, guess.inner(), depth);
            element.element(wanted).ifPresentOrElse(elements::add, () -> isHopeless = true);
        }
        guess.knowCount(array.id(), elements.size());
        fields.put(array.key(this), new Draft.Items(elements));
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
