package org.mpl4j.compiler.fuzz;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.build.PacketBuilder;
import org.mpl4j.compiler.interpret.parse.Interpreters;
import org.mpl4j.compiler.interpret.parse.PacketInterpreter;
import org.mpl4j.compiler.interpret.print.PacketText;
import org.mpl4j.compiler.interpret.print.Palette;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.ShapeTable;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.compiler.pipeline.CompiledSpec;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.Limits;

/**
 * Tries one kind of packet: run after run, it builds a packet, looks at it, and at some that are almost that packet. All of it follows from the seed.
 */
public final class Fuzzer {
    private static final int MUTANTS = 8;
    private static final int MOST_FAILURES = 5;
    private static final int SMALLER_SAMPLES = 300;
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final ShapeTable shapes;
    private final PacketInterpreter interpreter;
    private final PacketBuilder builder;
    private final PacketOracle oracle;
    private final Coverage coverage;
    private final Random random = new Random();
    private final RandomValues values;
    private final QualifiedName name;
    private final Optional<Arguments> fixed;
    private final long seed;
    private final int mutantsEach;
    private final MutantCounts mutants = new MutantCounts();
    private final List<Failure> failures = new ArrayList<>();
    private Mutator.@Nullable Subject last;
    private String whyNothing = "";
    private long built;
    private long mutated;
    private long read;

    /**
     * Something to try.
     *
     * @param fixed arguments of the packet; those that are unknown are made up
     * @throws org.mpl4j.compiler.interpret.value.MissingCodecException if a field's codec is not on the class path
     */
    public Fuzzer(CompiledSpec spec, QualifiedName name, Optional<Arguments> fixed, long seed) {
        this(spec, name, fixed, seed, MUTANTS);
    }

    private Fuzzer(CompiledSpec spec, QualifiedName name, Optional<Arguments> fixed, long seed, int mutantsEach) {
        this.mutantsEach = mutantsEach;
        this.shapes = new ShapeTable(spec);
        Interpreters interpreters = new Interpreters(shapes);
        this.interpreter = interpreters.of(name);
        this.builder = new PacketBuilder(shapes, interpreters);
        this.oracle = new PacketOracle(interpreter, builder, WindowUse.of(name, spec.model()));
        this.coverage = new Coverage(shapes.shape(name));
        this.values = new RandomValues(shapes, builder, random, new Preferred(coverage, random), fixed);
        this.name = name;
        this.fixed = fixed;
        this.seed = seed;
    }

    /** For what packets are made of alone. */
    static Fuzzer withoutMutants(CompiledSpec spec, QualifiedName name, long seed) {
        return new Fuzzer(spec, name, Optional.empty(), seed, 0);
    }

    /**
     * Runs until somebody says that it is enough, or there are several failures.
     *
     * @param goesOn is asked before each run, with the number of runs that are done
     */
    public FuzzReport run(LongPredicate goesOn) {
        for (long run = 0; failures.size() < MOST_FAILURES && goesOn.test(run); run++) {
            run(run);
        }
        if (built == 0 && failures.isEmpty() && !whyNothing.isEmpty()) {
            fail(new Problem(Problem.Rule.CAN_BE_BUILT, "", whyNothing), 0, arguments(), new byte[0], List.of());
        }
        return new FuzzReport(name.name(), seed, built, mutated, read, mutants.rows(), coverage.rows(), failures);
    }

    private void run(long run) {
        random.setSeed(seed + run * GOLDEN_RATIO);
        Optional<RandomValues.Sample> drawn = sample(run);
        if (drawn.isEmpty()) {
            return;
        }
        built++;
        RandomValues.Sample sample = drawn.get();
        PacketOracle.Look look = oracle.atBuilt(sample);
        if (look.problem() != null) {
            failBuilt(look.problem(), run, sample);
        }
        PacketValue packet = look.packet();
        if (packet != null) {
            coverage.note(packet);
            mutate(new Mutator.Subject(sample.bytes().toArray(), Spots.of(packet)), sample.arguments(), run);
        }
    }

    private Optional<RandomValues.Sample> sample(long run) {
        try {
            Optional<RandomValues.Sample> sample = values.sample(name);
            if (sample.isEmpty()) {
                whyNothing = values.lastFailure().map(Throwable::getMessage).orElse("no branch can be chosen");
            }
            return sample;
        } catch (RuntimeException | StackOverflowError e) {
            fail(Problem.thrown("building", e), run, arguments(), new byte[0], List.of());
            return Optional.empty();
        }
    }

    private void mutate(Mutator.Subject subject, Arguments arguments, long run) {
        Mutator mutator = new Mutator(random);
        Mutator.Subject other = last == null ? subject : last;
        for (int i = 0; i < mutantsEach; i++) {
            List<Edit> edits = mutator.edits(subject, other);
            byte[] bytes = Edit.applyAll(edits, subject.bytes());
            PacketOracle.Look look = i == 0 ? oracle.at(bytes, arguments) : oracle.atMany(bytes, arguments);
            mutated++;
            read += look.packet() == null ? 0 : 1;
            mutants.note(edits, look.packet() != null);
            if (look.problem() != null && isNew(look.problem())) {
                failMutated(look.problem(), run, arguments, subject.bytes(), edits);
            }
        }
        last = subject;
    }

    private boolean isNew(Problem problem) {
        return failures.stream().noneMatch(failure -> failure.problem().isLike(problem));
    }

    /** Of packets that were built, the smallest of many that fail in the same way. */
    private void failBuilt(Problem problem, long run, RandomValues.Sample sample) {
        if (!isNew(problem)) {
            return;
        }
        RandomValues.Sample least = sample;
        Problem ofLeast = problem;
        Random random = new Random(seed ^ run);
        for (int i = 0; i < SMALLER_SAMPLES; i++) {
            RandomValues.Sample next = new RandomValues(shapes, builder, random, new Chance(random), fixed)
                    .sample(name)
                    .orElse(least);
            Problem found = next.bytes().length() < least.bytes().length()
                    ? oracle.atBuilt(next).problem()
                    : null;
            if (found != null && found.isLike(problem)) {
                least = next;
                ofLeast = found;
            }
        }
        fail(ofLeast, run, least.arguments(), least.bytes().toArray(), List.of());
    }

    private void failMutated(Problem problem, long run, Arguments arguments, byte[] original, List<Edit> edits) {
        Minimiser minimiser = new Minimiser(bytes -> {
            Problem found = oracle.at(bytes, arguments).problem();
            return found != null && found.isLike(problem);
        });
        List<Edit> needed = minimiser.edits(original, edits);
        byte[] least = minimiser.bytes(Edit.applyAll(needed, original));
        Problem ofLeast = oracle.at(least, arguments).problem();
        fail(ofLeast == null ? problem : ofLeast, run, arguments, least, needed);
    }

    private void fail(Problem problem, long run, Arguments arguments, byte[] bytes, List<Edit> edits) {
        if (!isNew(problem)) {
            return;
        }
        failures.add(new Failure(
                name.name(),
                problem,
                new Failure.Origin(seed, run),
                texts(arguments),
                Bytes.wrap(bytes),
                edits,
                tree(bytes, arguments)));
    }

    private Arguments arguments() {
        return fixed.orElseGet(
                () -> Arguments.defaults(interpreter.shape().type().params()));
    }

    private List<String> texts(Arguments arguments) {
        List<String> texts = new ArrayList<>();
        for (Param param : interpreter.shape().type().params()) {
            int index = param.index();
            boolean isBool = param.kind() == ValueKind.BOOL;
            texts.add(param.name() + "="
                    + (param.kind() == ValueKind.BYTES
                            ? arguments.content(index).hex()
                            : isBool ? arguments.number(index) != 0 : (Object) arguments.number(index)));
        }
        return texts;
    }

    private String tree(byte[] bytes, Arguments arguments) {
        StringBuilder text = new StringBuilder();
        try {
            PacketValue packet = interpreter
                    .tryParse(ByteBuffer.wrap(bytes), arguments, Limits.DEFAULT)
                    .packet();
            new PacketText(text, Palette.PLAIN).withOffsetsFrom(0).print(packet);
        } catch (RuntimeException | StackOverflowError e) {
            text.append(e).append('\n');
        }
        return text.toString();
    }
}
