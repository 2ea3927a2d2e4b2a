package org.mpl4j.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mpl4j.bench.harness.BufferKind;
import org.mpl4j.bench.report.Workload;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What generated code allocates in each workload does not grow. Allocation can be counted where time can only be measured, so this is what guards speed in every build;
 * whoever brings a limit down writes the new one here.
 */
class AllocationLimitTest {
    private static final String BYTES = "gc.alloc.rate.norm";

    /** JMH's own threads allocate a little; one object a call would be more. */
    private static final double SLACK = 0.5;

    private static final int ATTEMPTS = 4;
    private static final int ITERATIONS = 5;

    /**
     * The most that a workload may allocate, in bytes per call; F reads a file, frame by frame as A does. C and G are read by several methods that are too large for all of them to be inlined: which views
     * C2 makes then depends on what it happens to compile first, and the limit is above what any run gave. D and KEXINIT's build leave one small object that is not taken apart.
     */
    private enum Limit {
        A(0),
        B(0),
        C(576),
        D(16),
        E_KEXINIT_PARSE(0),
        E_KEXINIT_BUILD(16),
        E_USERAUTH_PARSE(0),
        E_USERAUTH_BUILD(0),
        E_CHANNELDATA_PARSE(0),
        E_CHANNELDATA_BUILD(0),
        G_IPV6(256),
        G_BGP(512),
        G_TLS(1024),
        H(0);

        private final int bytes;

        Limit(int bytes) {
            this.bytes = bytes;
        }

        boolean isKeptBy(double allocated) {
            return allocated < bytes + SLACK;
        }
    }

    @Test
    void allWorkloadsHaveALimit() {
        assertThat(Arrays.stream(Limit.values()).map(Enum::name).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.complementOf(EnumSet.of(Workload.F)).stream()
                        .map(Enum::name)
                        .collect(Collectors.toSet()));
    }

    /** As the benchmarks measure it, in a JVM of its own. The just-in-time compiler takes its time, the more so on a busy machine: so whatever is too much is tried again, longer. */
    @ParameterizedTest
    @EnumSource
    void generatedCodeKeepsTo(Limit limit) throws RunnerException {
        double allocated = Double.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && !limit.isKeptBy(allocated); attempt++) {
            allocated = Math.min(allocated, allocatedBy(Workload.valueOf(limit.name()), 1 << attempt));
        }
        assertThat(allocated).as("bytes per call").is(new Condition<>(limit::isKeptBy, "at most %s", limit.bytes));
    }

    /** The fewest bytes per call of some iterations. */
    private static double allocatedBy(Workload workload, int seconds) throws RunnerException {
        Options options = new OptionsBuilder()
                .include("^" + workload.benchmark().getName() + "\\.generated$")
                .param("kind", BufferKind.HEAP.name())
                .addProfiler(GCProfiler.class)
                .forks(1)
                .warmupIterations(seconds)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(ITERATIONS)
                .measurementTime(TimeValue.milliseconds(100))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        return new Runner(options)
                .runSingle().getBenchmarkResults().stream()
                        .flatMap(fork -> fork.getIterationResults().stream())
                        .mapToDouble(iteration ->
                                iteration.getSecondaryResults().get(BYTES).getScore())
                        .min()
                        .orElseThrow();
    }
}
