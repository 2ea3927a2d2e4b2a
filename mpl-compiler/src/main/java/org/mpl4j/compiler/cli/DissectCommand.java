package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mplc dissect}. */
@Command(
        name = "dissect",
        mixinStandardHelpOptions = true,
        description =
                "Shows what is in packets: of one kind with --packet, from files (a packet each) or as hex on standard input (a packet a line; # begins a comment line).",
        footerHeading = "%nExamples:%n",
        footer = {
            "  echo 0400003500090000ff | mplc dissect --packet udp",
            "  mplc dissect --json --packet dns.mpl:dns answer.bin"
        })
final class DissectCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "What to read; nothing or - is standard input.")
    private List<String> files = List.of();

    @Option(names = "--json", description = "One JSON object a line instead of trees.")
    private boolean json;

    @Option(
            names = "--strict",
            description =
                    "Broken rules (constants, ranges, lengths, checksums) make the exit code 1; they are always reported.")
    private boolean strict;

    @Mixin
    private PacketOptions packet = new PacketOptions();

    DissectCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Optional<PacketOptions.Found> found = packet.find(streams);
        if (found.isEmpty()) {
            return ExitCode.ERRORS;
        }
        PacketDissection.Style style = new PacketDissection.Style(
                json, strict, AnsiPalette.of(packet.diagnostics().hasColor(streams.outIsTerminal())));
        return new PacketDissection(streams, packet, found.get(), style).dissect(files);
    }
}
