package org.mpl4j.compiler.fuzz;

import java.math.BigInteger;
import java.util.HashSet;
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
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.runtime.Bytes;

/** Makes up the values of one scope: first its branches, then its fields. */
final class RandomScope {
    private final RandomValues values;
    private final RandomNumbers numbers;
    private final RandomBranches branches;
    private final RandomSizes sizes;
    private final PacketShape packet;
    private final ScopeShape scope;
    private final Arguments arguments;
    private final Guess guess;
    private final Depth depth;
    private final @Nullable RandomScope around;
    private final Set<NestedShape> inside = new HashSet<>();
    private final Set<Integer> learned = new HashSet<>();
    private final Set<Integer> following = new HashSet<>();
    private Extent extent = new Extent();
    private Optional<Expr> window = Optional.empty();
    private boolean isHopeless;

    RandomScope(RandomValues values, PacketShape packet, Arguments arguments, Depth depth) {
        this(values, packet.scope(), arguments, RandomValues.guess(arguments, packet), depth, null);
    }

    private RandomScope(
            RandomValues values,
            ScopeShape scope,
            Arguments arguments,
            Guess guess,
            Depth depth,
            @Nullable RandomScope around) {
        this.values = values;
        this.numbers = values.numbers();
        this.packet = scope.packet();
        this.scope = scope;
        this.arguments = arguments;
        this.guess = guess;
        this.depth = depth;
        this.around = around;
        this.branches = new RandomBranches(values, scope, arguments, guess, depth);
        this.sizes = new RandomSizes(numbers, packet, guess);
    }

    private boolean isHopeless() {
        return isHopeless || branches.isHopeless();
    }

    /** The packet, or nothing if it came to a dead end. Parameters that branches need as arguments are set. */
    Optional<Draft.Group> packet() {
        Map<String, Draft> fields = fields();
        packet.plan().reportedParams().forEach((param, binding) -> {
            if (binding instanceof Binding.FromChild && !arguments.isKnown(param) && !following.contains(param)) {
                arguments.set(param, values.argument(packet, param));
            }
        });
        return isHopeless()
                ? Optional.empty()
                : Optional.of(framed(packet.name(), branches.path(scope.body()), fields));
    }

    /** Arguments without those that follow from what is in the packet. */
    Arguments given() {
        Arguments given = RandomValues.unknown(packet);
        for (Param param : packet.type().params()) {
            int index = param.index();
            boolean follows = branches.following().contains(index) || following.contains(index);
            if (arguments.isKnown(index) && !follows) {
                if (param.kind() == ValueKind.BYTES) {
                    given.set(index, arguments.content(index));
                } else {
                    given.set(index, arguments.number(index));
                }
            }
        }
        return given;
    }

    private Optional<Draft.Group> element() {
        Map<String, Draft> fields = fields();
        if (isHopeless()) {
            return Optional.empty();
        }
        return Optional.of(
                scope.hasBranches() ? framed(null, branches.path(scope.body()), fields) : new Draft.Group(fields));
    }

    private Map<String, Draft> fields() {
        branches.choose(scope.body());
        Map<String, Draft> fields = new LinkedHashMap<>();
        fill(scope.body(), fields);
        return fields;
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
        measure(field, fields);
    }

    private void measure(FieldShape field, Map<String, Draft> fields) {
        boolean isDynamic = field.field().type() instanceof FieldType.Bits bits
                && bits.fixedWidth().isEmpty();
        if (field.kind().isBytes() && fields.get(field.key(branches)) instanceof Draft.Octets octets) {
            extent.addBits(field.bits());
            extent.addBytes(octets.value().length() + field.delimiter().length());
        } else if (field.kind().isNumber() && isDynamic) {
            extent.addBits(RandomNumbers.width(field, guess));
        } else if (field.kind().isBytes() || field.bits() == 0) {
            extent.addUnknown();
        } else {
            extent.addBits(field.bits());
        }
    }

    private void put(FieldShape field, Map<String, Draft> fields) {
        fields.put(field.key(branches), leaf(field));
    }

    private Draft leaf(FieldShape field) {
        if (field.kind().isNumber()) {
            Long wanted = branches.wishes().field(field.id());
            BigInteger number = wanted == null
                    ? numbers.number(field, guess, values.hints().of(packet, new Variable.Key(false, field.id())))
                    : RandomNumbers.whole(field, wanted);
            guess.know(field.id(), number.longValue());
            return field.isFlag() ? new Draft.Flag(number.signum() != 0) : new Draft.Whole(number);
        }
        if (field.kind().isBytes()) {
            Bytes content = content(field);
            guess.knowText(new Variable.Key(false, field.id()), content);
            guess.knowSize(
                    field.id(),
                    field.bits() / 8 + content.length() + field.delimiter().length());
            return new Draft.Octets(content);
        }
        return field.kind() == FieldKind.FLOAT ? numbers.real(field) : new Draft.Text(numbers.foreign(field));
    }

    private Bytes content(FieldShape field) {
        Bytes wanted = branches.wishes().text(field.id());
        if (wanted != null) {
            return wanted;
        }
        List<Bytes> hints = values.hints().texts(packet, new Variable.Key(false, field.id()));
        if (!hints.isEmpty() && numbers.chance(4)) {
            Bytes hint = numbers.oneOf(hints);
            if (sizes.canHave(field, hint.length())) {
                return hint;
            }
        }
        return switch (field.kind()) {
            case DELIMITED -> numbers.contentWithout(field.delimiter());
            case PREFIXED -> numbers.content(sizes.prefixed(field));
            default -> numbers.content(sizes.length(field, window, extent));
        };
    }

    private void fillNested(NestedShape nested, Map<String, Draft> fields) {
        Optional<RandomValues.Sample> sample = values.nested(
                nested.target(), depth.inside(values.recursion().isRecursive(nested.target())), said(nested));
        if (sample.isEmpty()) {
            isHopeless = true;
            return;
        }
        for (RandomScope scope = this; scope != null; scope = scope.around) {
            scope.inside.add(nested);
        }
        fields.put(nested.key(branches), sample.get().draft());
        int size = sample.get().bytes().length();
        guess.knowSize(nested.id(), size);
        extent.addBytes(size);
        for (Param param : nested.target().type().params()) {
            Expr argument = nested.nested().arguments().get(param.index());
            if (param.kind() != ValueKind.BYTES && sample.get().given().isKnown(param.index())) {
                learn(argument, sample.get().given().number(param.index()));
            } else if (argument instanceof Expr.ParamValue passed) {
                outermost().following.add(passed.index());
            }
        }
    }

    private RandomScope outermost() {
        RandomScope scope = this;
        while (scope.around != null) {
            scope = scope.around;
        }
        return scope;
    }

    /** Arguments of a nested packet that are decided; others follow from it. */
    private Arguments said(NestedShape nested) {
        Arguments said = RandomValues.unknown(nested.target());
        for (Param param : nested.target().type().params()) {
            Expr argument = nested.nested().arguments().get(param.index());
            boolean mayFollow = nested.target().plan().reportedParams().containsKey(param.index());
            OptionalLong known = param.kind() == ValueKind.BYTES ? OptionalLong.empty() : guess.evaluate(argument);
            if (known.isPresent() && (!mayFollow || isDecided(argument))) {
                said.set(param.index(), known.getAsLong());
            }
        }
        return said;
    }

    /** Whether an argument is more than a number that was made up for a field. */
    private boolean isDecided(Expr argument) {
        return !(argument instanceof Expr.FieldValue value)
                || !isGiven(packet.plan().binding(value.itemId()))
                || owner(value.itemId()).branches.wishes().field(value.itemId()) != null;
    }

    private static boolean isGiven(Binding binding) {
        return binding instanceof Binding.Free
                || binding instanceof Binding.Defaulted
                || binding instanceof Binding.FromChild;
    }

    private RandomScope owner(int field) {
        RandomScope owner = this;
        while (owner.around != null && owner.scope != packet.field(field).scope()) {
            owner = owner.around;
        }
        return owner;
    }

    /** What a nested packet was given is what its argument has to be. */
    private void learn(Expr argument, long number) {
        if (argument instanceof Expr.FieldValue value) {
            RandomScope owner = owner(value.itemId());
            owner.branches.wishes().decide(new Variable.Key(false, value.itemId()), number);
            owner.guess.know(value.itemId(), number);
            owner.learned.add(value.itemId());
        } else if (argument instanceof Expr.ParamValue param && !arguments.isKnown(param.index())) {
            arguments.set(param.index(), number);
            guess.knowParam(param.index(), number);
        }
    }

    /** Gives a field that is passed to a nested packet the value that is needed there. */
    private void supply(FieldShape field, Map<String, Draft> fields) {
        Binding binding = packet.plan().binding(field.id());
        Long decided = branches.wishes().field(field.id());
        if (binding instanceof Binding.FromChild child
                && child.sources().stream()
                        .noneMatch(source -> inside.contains((NestedShape) packet.item(source.nestedItem())))) {
            put(field, fields);
        } else if (decided != null
                && field.kind().isNumber()
                && (binding instanceof Binding.FromChild
                        ? learned.contains(field.id())
                        : fields.containsKey(field.key(branches)))) {
            fields.put(
                    field.key(branches),
                    field.isFlag()
                            ? new Draft.Flag(decided != 0)
                            : new Draft.Whole(RandomNumbers.whole(field, decided)));
        }
    }

    private void fillBranch(ClassifyShape classify, Map<String, Draft> fields) {
        BranchShape branch = classify.branches().get(branches.branchOf(classify));
        if (!classify.isNamed()) {
            fill(branch.body(), fields);
            return;
        }
        Map<String, Draft> own = new LinkedHashMap<>();
        Extent before = extent;
        Optional<Expr> around = window;
        extent = new Extent();
        window = classify.classify().window();
        fill(branch.body(), own);
        extent.bytes().ifPresent(size -> guess.knowSize(classify.id(), size));
        before.add(extent);
        extent = before;
        window = around;
        String inner = branches.path(branch.body());
        String label = inner.isEmpty() ? branch.label() : branch.label() + "." + inner;
        fields.put(classify.key(branches), framed(classify.name(), label, own));
    }

    private void fillArray(ArrayShape array, Map<String, Draft> fields) {
        Bound bound = array.array().bound();
        RandomElements elements = new RandomElements(sizes, numbers, bound, window, extent);
        int count = sizes.count(bound, depth.isDeep());
        elements.fill(count, isLast -> element(array, bound, isLast));
        isHopeless |= elements.isHopeless();
        guess.knowCount(array.id(), elements.drafts().size());
        elements.extent().bytes().ifPresent(size -> guess.knowSize(array.id(), size));
        extent.add(elements.extent());
        fields.put(array.key(branches), new Draft.Items(elements.drafts()));
    }

    private Optional<RandomElements.Element> element(ArrayShape array, Bound bound, boolean isLast) {
        RandomScope element = new RandomScope(values, array.element(), arguments, guess.inner(), depth, this);
        if (bound instanceof Bound.Until until) {
            element.branches.wishes().assume(until.condition(), isLast);
        }
        return element.element().map(draft -> new RandomElements.Element(draft, element.extent));
    }
}
