package org.mpl4j.fuzzing.longrun;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.fuzzing.check.Agreement;
import org.mpl4j.fuzzing.check.Probe;
import org.mpl4j.fuzzing.check.Window;
import org.mpl4j.fuzzing.library.PacketInput;
import org.mpl4j.fuzzing.library.PacketTarget;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.View;

/** Gives one packet many inputs and sees that each keeps the rules. Which inputs these are follows from the seed alone. For one thread. */
final class PacketRun {
    private static final int MOST_FINDINGS = 5;
    private static final int REPEATS = 5;

    /** One in so many inputs; powers of two. */
    private static final int SURROUNDINGS_ONE_IN = 16;

    private static final int THOROUGH_ONE_IN = 64;
    private static final int INTERPRETED_ONE_IN = 1024;
    private static final int DRIFT_ONE_IN = 4096;

    private static final byte AROUND = 0x5a;
    private static final byte OTHERS_AROUND = (byte) 0xc3;

    private final PacketTarget target;
    private final long seed;
    private final LongAdder progress;
    private final SplittableRandom random;
    private final Mutator mutator;
    private final SeedPool pool;
    private final Window window = new Window(Mutator.MOST_BYTES);
    private final Probe probe;
    private final Agreement agreement;
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private final Worst nanos = Worst.aByte();
    private final Worst visitBytes = Worst.aByte();
    private final Worst textBytes = Worst.aByte();
    private final Worst parseBytes = Worst.inAll();
    private long accepted;

    /**
     * @param inputs that mutations begin with
     * @param progress is told how many inputs are done
     */
    PacketRun(PacketTarget target, List<PacketInput> inputs, long seed, LongAdder progress) {
        this.target = target;
        this.seed = seed;
        this.progress = progress;
        this.random = new SplittableRandom(seed * 31 + target.name().toString().hashCode());
        this.mutator = new Mutator(random);
        this.pool = new SeedPool(target, inputs, random);
        this.probe = new Probe(target);
        this.agreement = new Agreement(target);
        learn(inputs);
    }

    /** Tries so many inputs, fewer if very much goes wrong. */
    PacketReport run(long inputs) {
        long done = 0;
        while (done < inputs && findings.size() < MOST_FINDINGS) {
            Seed one = pool.any();
            mutator.mutate(one, pool.any());
            boolean hasOwnArguments = !target.params().isEmpty() && random.nextInt(8) == 0;
            Arguments arguments = hasOwnArguments ? otherArguments(one.arguments()) : one.arguments();
            Object[] values = hasOwnArguments ? target.values(arguments) : one.values();
            guarded(arguments, values, done);
            done++;
            if ((done & 0x3ff) == 0) {
                progress.add(0x400);
            }
        }
        progress.add(done & 0x3ff);
        return report(done);
    }

    /** One input with all that is checked of it: the number says what. */
    private void guarded(Arguments arguments, Object[] values, long number) {
        try {
            check(arguments, values, number);
        } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError e) {
            add(Finding.thrown(target, e, input(arguments), seed));
        }
    }

    private void check(Arguments arguments, Object[] values, long number) {
        int length = mutator.length();
        boolean isDirect = (number & 1) == 0;
        probe.take(window.with(mutator.bytes(), length, isDirect, AROUND), values);
        accepted += probe.isAccepted() ? 1 : 0;
        keep(arguments);
        costs(arguments, values, isDirect);
        if ((number & SURROUNDINGS_ONE_IN - 1) == 0) {
            long outcome = probe.outcome();
            probe.take(window.with(mutator.bytes(), length, isDirect, OTHERS_AROUND), values);
            expect(outcome == probe.outcome(), "what is around it decides what is read", arguments);
        }
        if ((number & THOROUGH_ONE_IN - 1) == 0 && probe.isAccepted()) {
            thorough(arguments, values, isDirect);
        }
        if ((number & INTERPRETED_ONE_IN - 1) == 0) {
            agreement.check(input(arguments));
        }
    }

    private void keep(Arguments arguments) {
        boolean isNew = probe.isAccepted()
                ? pool.isNew(probe.classes())
                : probe.error() != null && pool.isNew(probe.refusalKind());
        if (isNew) {
            pool.addNew(input(arguments));
        } else if (probe.isAccepted() && random.nextInt(DRIFT_ONE_IN) == 0) {
            pool.add(input(arguments));
        }
    }

    /** What the given inputs reach is nothing new. */
    private void learn(List<PacketInput> given) {
        for (PacketInput input : given) {
            try {
                probe.take(ByteBuffer.wrap(input.bytes()), target.values(input.arguments()));
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                add(Finding.thrown(target, e, input, seed));
                continue;
            }
            if (probe.isAccepted()) {
                pool.isNew(probe.classes());
            } else if (probe.error() != null) {
                pool.isNew(probe.refusalKind());
            }
        }
    }

    /** Whatever looks expensive is done again: classes are initialised, code compiled and threads interrupted only sometimes. */
    private void costs(Arguments arguments, Object[] values, boolean isDirect) {
        int length = mutator.length();
        boolean isSuspect = nanos.wants(probe.nanos(), length)
                || visitBytes.wants(probe.visitBytes(), length)
                || parseBytes.wants(probe.parseBytes(), length);
        if (!isSuspect) {
            return;
        }
        long leastNanos = Long.MAX_VALUE;
        long leastVisit = Long.MAX_VALUE;
        long leastParse = Long.MAX_VALUE;
        for (int i = 0; i < REPEATS; i++) {
            probe.take(window.with(mutator.bytes(), length, isDirect, AROUND), values);
            leastNanos = Math.min(leastNanos, probe.nanos());
            leastVisit = Math.min(leastVisit, probe.visitBytes());
            leastParse = Math.min(leastParse, probe.parseBytes());
        }
        if (nanos.wants(leastNanos, length)) {
            nanos.add(input(arguments), leastNanos);
        }
        if (visitBytes.wants(leastVisit, length)) {
            visitBytes.add(input(arguments), leastVisit);
        }
        if (parseBytes.wants(leastParse, length)) {
            parseBytes.add(input(arguments), leastParse);
        }
        expect(
                Allowance.PARSE_BYTES.allows(leastParse, length),
                "a parse allocates " + leastParse + " bytes",
                arguments);
        expect(
                Allowance.VISIT_BYTES.allows(leastVisit, length),
                "a visit allocates " + leastVisit + " bytes",
                arguments);
    }

    /** The same packet elsewhere, in the other kind of buffer, says the same; so do its text and every byte of it. */
    private void thorough(Arguments arguments, Object[] values, boolean isDirect) {
        View first = probe.view();
        if (first == null) {
            return;
        }
        int length = mutator.length();
        long sum = probe.thorough(first);
        long text = Math.min(probe.textBytes(), probe.textBytes());
        String printed = first.toString();
        ByteBuffer elsewhere = ByteBuffer.wrap(Arrays.copyOf(mutator.bytes(), length));
        probe.take(elsewhere, values);
        View second = probe.view();
        expect(
                second != null
                        && second.equals(first)
                        && second.hashCode() == first.hashCode()
                        && second.toString().equals(printed),
                "in a buffer of its own, it is read otherwise",
                arguments);
        probe.take(window.with(mutator.bytes(), length, !isDirect, OTHERS_AROUND), values);
        View third = probe.view();
        expect(
                third != null && probe.thorough(third) == sum,
                "in the other kind of buffer, it is read otherwise",
                arguments);
        expect(Allowance.TEXT_BYTES.allows(text, length), "its text takes " + text + " bytes", arguments);
        if (textBytes.wants(text, length)) {
            textBytes.add(input(arguments), text);
        }
        expect(
                target.tryParse(Bytes.wrap(Arrays.copyOf(mutator.bytes(), length)), values)
                        .isOk(),
                "as bytes that another packet carries, it is refused",
                arguments);
    }

    private void expect(boolean holds, String rule, Arguments arguments) {
        if (!holds) {
            add(new Finding(target, rule, "", input(arguments), seed));
        }
    }

    private void add(Finding finding) {
        findings.putIfAbsent(finding.key(), finding);
    }

    private PacketInput input(Arguments arguments) {
        return new PacketInput(Arrays.copyOf(mutator.bytes(), mutator.length()), arguments);
    }

    private Arguments otherArguments(Arguments given) {
        Arguments other = given.copy();
        Param param = target.params().get(random.nextInt(target.params().size()));
        if (param.kind() == ValueKind.BYTES) {
            byte[] content = new byte[random.nextInt(40)];
            random.nextBytes(content);
            other.set(param.index(), Bytes.wrap(content));
        } else if (param.kind() == ValueKind.BOOL) {
            other.set(param.index(), random.nextInt(2));
        } else {
            int choice = random.nextInt(4);
            long number = choice == 0 ? mutator.length() : choice == 1 ? random.nextLong() : random.nextInt(300);
            other.set(param.index(), number);
        }
        return other;
    }

    /** The end: by now all code is compiled, so that the worst times count that are measured now. */
    private PacketReport report(long done) {
        Worst measured = Worst.aByte();
        Timing timing = new Timing(target);
        for (Worst.Entry entry : nanos.entries()) {
            long least = timing.leastNanos(entry.input());
            measured.add(entry.input(), least);
            if (!Allowance.NANOS.allows(least, entry.input().bytes().length)) {
                add(new Finding(target, "it takes " + least + " ns", "", entry.input(), seed));
            }
        }
        return new PacketReport(
                target,
                done,
                accepted,
                measured.first(),
                visitBytes.first(),
                textBytes.first(),
                parseBytes.first(),
                pool.found(),
                List.copyOf(findings.values()));
    }
}
