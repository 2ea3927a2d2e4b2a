package org.mpl4j.compiler.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.mpl4j.compiler.interpret.build.Draft;
import org.mpl4j.compiler.interpret.build.PacketBuilder;
import org.mpl4j.compiler.interpret.value.Arguments;
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

    private final ShapeTable shapes;
    private final PacketBuilder builder;
    private final Random random;
    private final RandomNumbers numbers;
    private final Preference preference;
    private final Hints hints;
    private final BranchSets branchSets = new BranchSets();
    private final Recursion recursion = new Recursion();
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
        this(shapes, builder, random, new Chance(random), Optional.empty());
    }

    /**
     * Packets with chosen branches.
     *
     * @param preference which of several branches to take
     * @param fixed arguments of the outermost packet that are known, if any are
     */
    RandomValues(
            ShapeTable shapes, PacketBuilder builder, Random random, Preference preference, Optional<Arguments> fixed) {
        this.shapes = shapes;
        this.hints = new Hints(shapes.spec().model());
        this.builder = builder;
        this.random = random;
        this.numbers = new RandomNumbers(random);
        this.preference = preference;
        this.fixed = fixed;
    }

    RandomNumbers numbers() {
        return numbers;
    }

    Preference preference() {
        return preference;
    }

    Hints hints() {
        return hints;
    }

    Recursion recursion() {
        return recursion;
    }

    BranchSets branchSets() {
        return branchSets;
    }

    /** Why the last attempt failed. */
    public Optional<BuildException> lastFailure() {
        return lastFailure;
    }

    /** A random packet, or nothing if many attempts failed. */
    public Optional<Sample> sample(QualifiedName name) {
        PacketShape shape = shapes.shape(name);
        return sample(shape, Depth.OUTERMOST, MOST_ATTEMPTS, fixed.orElseGet(() -> unknown(shape)));
    }

    static Arguments unknown(PacketShape shape) {
        return new Arguments(shape.type().params().size());
    }

    /**
     * A random nested packet; what its parameters have to be is in the arguments.
     *
     * @param said what is decided of them
     */
    Optional<Sample> nested(PacketShape shape, Depth depth, Arguments said) {
        return sample(shape, depth, MOST_NESTED_ATTEMPTS, said);
    }

    private Optional<Sample> sample(PacketShape shape, Depth depth, int attempts, Arguments said) {
        QualifiedName name = shape.type().name();
        for (int i = 0; i < attempts; i++) {
            Arguments arguments = arguments(shape, said);
            RandomScope scope = new RandomScope(this, shape, arguments, depth);
            Optional<Draft.Group> draft = scope.packet();
            if (draft.isEmpty()) {
                continue;
            }
            try {
                PacketBuilder.Built built = builder.buildWithArguments(name, draft.get(), "", arguments);
                return Optional.of(new Sample(draft.get(), scope.given(), built.arguments(), built.bytes()));
            } catch (BuildException e) {
                lastFailure = Optional.of(e);
            }
        }
        return Optional.empty();
    }

    /** Arguments for all parameters that branches do not decide. */
    private Arguments arguments(PacketShape shape, Arguments said) {
        Arguments arguments = said.copy();
        for (Param param : shape.type().params()) {
            if (said.isKnown(param.index())) {
                continue;
            }
            if (param.kind() == ValueKind.BYTES) {
                arguments.set(param.index(), text(shape, param.index()));
            } else if (!shape.plan().reportedParams().containsKey(param.index())) {
                arguments.set(param.index(), argument(shape, param.index()));
            }
        }
        return arguments;
    }

    private Bytes text(PacketShape shape, int param) {
        List<Bytes> known = hints.texts(shape, new Variable.Key(true, param));
        return known.isEmpty() || numbers.chance(3) ? numbers.content(random.nextInt(20)) : numbers.oneOf(known);
    }

    /** Some number for a parameter. */
    long argument(PacketShape shape, int param) {
        if (shape.type().params().get(param).kind() == ValueKind.BOOL) {
            return random.nextInt(2);
        }
        List<Long> known = hints.of(shape, new Variable.Key(true, param));
        return known.isEmpty() || numbers.chance(3) ? random.nextInt(6) : numbers.oneOf(known);
    }

    /** What is known before anything is made up: the arguments. */
    static Guess guess(Arguments arguments, PacketShape shape) {
        Guess guess = new Guess(shape.plan());
        for (Param param : shape.type().params()) {
            if (param.kind() == ValueKind.BYTES) {
                guess.knowText(new Variable.Key(true, param.index()), arguments.content(param.index()));
            } else if (arguments.isKnown(param.index())) {
                guess.knowParam(param.index(), arguments.number(param.index()));
            }
        }
        return guess;
    }
}
