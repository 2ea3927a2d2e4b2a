package org.mpl4j.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.bench.harness.BufferKind;
import org.mpl4j.bench.harness.FieldMix;
import org.mpl4j.bench.harness.Proof;
import org.mpl4j.bench.report.Workload;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** A benchmark compares nothing unless its contenders do the same. */
class ContendersTest {
    @ParameterizedTest
    @MethodSource("workloads")
    void allContendersReturnAndWriteTheSame(Workload workload, BufferKind kind) {
        assertThat(Proof.contenders(workload.benchmark())).hasSizeGreaterThan(2);
        assertThat(Proof.of(workload.benchmark(), kind))
                .isNotEmpty()
                .allSatisfy(outcome -> assertThat(outcome.returned()).isNotIn(FieldMix.REFUSED, FieldMix.START));
    }

    static Stream<Arguments> workloads() {
        return Stream.of(Workload.values())
                .flatMap(workload -> Stream.of(BufferKind.values()).map(kind -> Arguments.of(workload, kind)));
    }

    @Test
    void everyBenchmarkIsAWorkload() {
        assertThat(BenchmarkList.defaultList()
                        .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of()))
                .extracting(BenchmarkListEntry::getUserClassQName)
                // Steps of policies are measured by a command of their own.
                .filteredOn(name -> !name.startsWith("org.mpl4j.bench.policy."))
                .containsOnly(Stream.of(Workload.values())
                        .map(workload -> workload.benchmark().getName())
                        .toArray(String[]::new));
    }
}
