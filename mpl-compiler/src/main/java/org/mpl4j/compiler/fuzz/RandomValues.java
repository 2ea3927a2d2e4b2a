package org.mpl4j.compiler.fuzz;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.mpl4j.compiler.interpret.build.Draft;
import org.mpl4j.compiler.interpret.build.PacketBuilder;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.interpret.value.ShapeTable;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;

/**
 * Makes up packets that can be built: values within their ranges, branches with the tags that choose them, optional items and their conditions in agreement. What cannot be
 * arranged beforehand is tried until it fits, each nested packet by itself.
 */
public final class RandomValues {
    private static final int MOST_ATTEMPTS = 400;
    private static final int MOST_NESTED_ATTEMPTS = 60;
    private static final int DEEPEST = 3;

    private final ShapeTable shapes;
    private final PacketBuilder builder;
    private final Random random;
    private final RandomNumbers numbers;
    private final BranchPreference preference;
    private final Optional<Arguments> fixed;
    private Optional<BuildException> lastFailure = Optional.empty();

    /**
     * A packet that can be built.
     *
     * @param draft in the form of {@link org.mpl4j.compiler.interpret.build.FreeFields}
     * @param given arguments: those that branches decide are unknown
     * @param arguments all of them, for a parse
     * @param bytes what is built
     */
    public record Sample(Draft.Group draft, Arguments given, Arguments arguments, Bytes bytes) {}

    /** Packets with any branches. */
    public RandomValues(ShapeTable shapes, PacketBuilder builder, Random random) {
        this(shapes, builder, random, branches -> branches.get(random.nextInt(branches.size())), Optional.empty());
    }

    /**
     * Packets with chosen branches.
     *
     * @param preference which of several branches to take
     * @param fixed arguments of the outermost packet that are known, if any are
     */
    RandomValues(
            ShapeTable shapes,
            PacketBuilder builder,
            Random random,
            BranchPreference preference,
            Optional<Arguments> fixed) {
        this.shapes = shapes;
        this.builder = builder;
        this.random = random;
        this.numbers = new RandomNumbers(random);
        this.preference = preference;
        this.fixed = fixed;
    }

    RandomNumbers numbers() {
        return numbers;
    }

    BranchShape oneOf(List<BranchShape> branches) {
        return preference.oneOf(branches);
    }

    /** Why the last attempt failed. */
    public Optional<BuildException> lastFailure() {
        return lastFailure;
    }

    /** A random packet, or nothing if many attempts failed. */
    public Optional<Sample> sample(QualifiedName name) {
        return sample(name, 0, MOST_ATTEMPTS);
    }

    /** A random nested packet; what its parameters have to be is in the arguments. */
    Optional<Sample> nested(QualifiedName name, int depth) {
        return sample(name, depth, MOST_NESTED_ATTEMPTS);
    }

    private Optional<Sample> sample(QualifiedName name, int depth, int attempts) {
        PacketShape shape = shapes.shape(name);
        for (int i = 0; i < attempts; i++) {
            Arguments arguments = arguments(shape, depth);
            Optional<Draft.Group> draft = new RandomScope(this, shape, arguments, depth).packet();
            if (draft.isEmpty()) {
                continue;
            }
            try {
                PacketBuilder.Built built = builder.buildWithArguments(name, draft.get(), "", arguments);
                return Optional.of(new Sample(draft.get(), arguments, built.arguments(), built.bytes()));
            } catch (BuildException e) {
                lastFailure = Optional.of(e);
            }
        }
        return Optional.empty();
    }

    /** Whether no more packets should be put into others. */
    static boolean isDeep(int depth) {
        return depth >= DEEPEST;
    }

    /** Arguments for all parameters that branches do not decide. */
    private Arguments arguments(PacketShape shape, int depth) {
        Arguments arguments = new Arguments(shape.type().params().size());
        for (Param param : shape.type().params()) {
            Optional<Arguments> said = fixed.filter(known -> depth == 0 && known.isKnown(param.index()));
            if (said.isPresent() && param.kind() == ValueKind.BYTES) {
                arguments.set(param.index(), said.get().content(param.index()));
            } else if (said.isPresent()) {
                arguments.set(param.index(), said.get().number(param.index()));
            } else if (param.kind() == ValueKind.BYTES) {
                arguments.set(param.index(), numbers.content(random.nextInt(20)));
            } else if (!shape.plan().reportedParams().containsKey(param.index())) {
                arguments.set(param.index(), param.kind() == ValueKind.BOOL ? random.nextInt(2) : random.nextInt(6));
            }
        }
        return arguments;
    }

    static Map<Integer, Long> known(Arguments arguments, PacketShape shape) {
        Map<Integer, Long> known = new HashMap<>();
        for (Param param : shape.type().params()) {
            if (param.kind() != ValueKind.BYTES && arguments.isKnown(param.index())) {
                known.put(param.index(), arguments.number(param.index()));
            }
        }
        return known;
    }
}
