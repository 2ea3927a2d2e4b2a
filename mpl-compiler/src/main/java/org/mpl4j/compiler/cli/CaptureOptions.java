package org.mpl4j.compiler.cli;

import java.util.Optional;
import org.mpl4j.compiler.dissect.FrameRange;
import picocli.CommandLine.Option;

/** Which frames of a capture are shown, and how. */
final class CaptureOptions {
    @Option(
            names = {"-f", "--filter"},
            paramLabel = "EXPR",
            description =
                    "Only frames for which EXPR holds, such as 'tcp.dest_port == 53 && ipv4.src == 10.0.0.0/8'; see docs/mplc.md.")
    private Optional<String> filter = Optional.empty();

    @Option(
            names = {"-c", "--count"},
            paramLabel = "N",
            description = "Stop after N frames have been shown.")
    private long count = Long.MAX_VALUE;

    @Option(
            names = "--frames",
            paramLabel = "A..B",
            description = "Only frames with these numbers; A, A.. and ..B also work.")
    private String frames = "..";

    @Option(names = "--brief", description = "One line for each frame, without its fields.")
    private boolean brief;

    @Option(
            names = "--violations",
            description =
                    "Report broken rules (constants, ranges, lengths, checksums) of every layer; --strict does, too.")
    private boolean violations;

    @Option(
            names = "--reassemble",
            description = "Put packets together that go over several TCP segments; in memory of a fixed size.")
    private boolean reassemble;

    boolean isReassembling() {
        return reassemble;
    }

    Optional<String> filter() {
        return filter;
    }

    long count() {
        if (count < 1) {
            throw new UsageException("--count: at least one frame must be shown, not " + count);
        }
        return count;
    }

    boolean isBrief() {
        return brief;
    }

    boolean hasViolations() {
        return violations;
    }

    FrameRange range() {
        return FrameNumbers.parse(frames);
    }
}
