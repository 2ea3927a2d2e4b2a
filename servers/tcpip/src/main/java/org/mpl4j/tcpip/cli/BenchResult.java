package org.mpl4j.tcpip.cli;

import java.util.List;

/**
 * What one side has counted.
 *
 * @param streams in their order
 * @param cpu of the processor time of this side, in percent of the time of the measurement
 * @param hasRetransmits whether this side knows how many segments it sent again
 */
record BenchResult(List<Stream> streams, CpuShare cpu, boolean hasRetransmits) {
    /**
     * A stream.
     *
     * @param id its number, the same on both sides
     * @param bytes sent or received
     * @param retransmits segments that were sent again
     * @param seconds from the beginning to the last byte
     */
    record Stream(int id, long bytes, long retransmits, double seconds) {}

    BenchResult {
        streams = List.copyOf(streams);
    }

    long bytes() {
        return streams.stream().mapToLong(Stream::bytes).sum();
    }

    long retransmits() {
        return streams.stream().mapToLong(Stream::retransmits).sum();
    }

    double seconds() {
        return streams.stream().mapToDouble(Stream::seconds).max().orElse(0);
    }
}
