package org.mpl4j.compiler.fuzz;

import java.util.List;

/**
 * What came out of trying a packet.
 *
 * @param built so many packets were built
 * @param mutated so many inputs were made of them
 * @param read so many of these were read as packets; the others were refused
 * @param mutants the same by the way they were made
 */
public record FuzzReport(
        String packet,
        long seed,
        long built,
        long mutated,
        long read,
        List<MutantRow> mutants,
        List<CoverageRow> coverage,
        List<Failure> failures) {
    public FuzzReport {
        mutants = List.copyOf(mutants);
        coverage = List.copyOf(coverage);
        failures = List.copyOf(failures);
    }
}
