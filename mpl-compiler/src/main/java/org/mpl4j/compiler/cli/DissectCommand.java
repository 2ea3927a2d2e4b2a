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
        description = {
            "Shows what is in the frames of a capture, or in packets of one kind.",
            "A capture is pcap or pcapng, plain or compressed with gzip. Frames are shown layer by layer; what follows what is said in the *.layers tables on the spec path.",
            "With --packet, there is no capture but packets of one kind: from files (a packet each) or as hex on standard input (a packet a line; # begins a comment line)."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine",
            "1:a frame or packet has errors, or the capture is broken; all that can be read is shown",
            "2:the command line can't be understood, or names a file that can't be read"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  mplc dissect capture.pcap",
            "  mplc dissect --json --filter 'udp.dest_port == 53' capture.pcapng",
            "  mplc dissect --brief --frames 100..200 --violations capture.pcap.gz",
            "  tcpdump -U -w - | mplc dissect -",
            "  mplc dissect -I my-specs capture.pcap     protocols and tables of your own",
            "  echo 0400003500090000ff | mplc dissect --packet udp",
            "  mplc dissect --packet udp --arg pseudo=0a0000010a000002 --strict datagram.bin",
            "  mplc dissect --json --packet dns.mpl:dns answer.bin"
        })
final class DissectCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Captures to read, or - for standard input; with --packet, files with a packet each.")
    private List<String> files = List.of();

    @Option(names = "--json", description = "One JSON object a line instead of trees.")
    private boolean json;

    @Option(
            names = "--strict",
            description =
                    "Report broken rules (constants, ranges, lengths, checksums), and make the exit code 1 if there are any.")
    private boolean strict;

    @Mixin
    private CaptureOptions capture = new CaptureOptions();

    @Mixin
    private PacketOptions packet = new PacketOptions();

    DissectCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        PacketDissection.Style style = new PacketDissection.Style(
                json, strict, AnsiPalette.of(packet.diagnostics().hasColor(streams.outIsTerminal())));
        if (!packet.isGiven()) {
            return new CaptureDissection(streams, packet, capture, style).dissect(files);
        }
        Optional<PacketOptions.Found> found = packet.find(streams);
        if (found.isEmpty()) {
            return ExitCode.ERRORS;
        }
        return new PacketDissection(streams, packet, found.get(), style).dissect(files);
    }
}
