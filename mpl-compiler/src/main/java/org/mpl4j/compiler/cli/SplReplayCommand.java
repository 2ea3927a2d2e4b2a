package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mpl4j.compiler.spl.pipeline.CompiledPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mplc spl replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Says where a recorded trace leaves a policy: a statecall a line, or a capture (pcap, pcapng).",
            "In a trace, fields of the packet may follow the statecall (length=5); time stamps may stand before it, # begins a comment.",
            "A capture does not show what a program decides, nor its timers: they may have happened at any time. Its packets are those that the policy uses, "
                    + "TCP segments by their flags, and DHCP messages by their type."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the policy accepts all of it",
            "1:a step is refused, or the policy or the capture has errors",
            "2:the command line can't be understood, or names a file that can't be read"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  mplc spl replay server.spl --trace log.txt --start strict=1",
            "  mplc spl replay specs/tcp --trace samples/web.pcap",
            "  mplc spl replay specs/bgp --trace samples/bgp.pcap --local 10.0.0.1"
        })
final class SplReplayCommand implements Callable<Integer> {
    private final Streams streams;

    @Option(
            names = "--trace",
            required = true,
            paramLabel = "FILE",
            description = "The trace, or - for standard input.")
    private String trace = "";

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            description = "The composition or automaton, where there are several.")
    private String name = "";

    @Option(names = "--start", paramLabel = "NAME=VALUE", description = "A start value of a trace; 0 unless given.")
    private Map<String, Integer> startValues = new LinkedHashMap<>();

    @Option(
            names = "--local",
            paramLabel = "ADDRESS",
            description =
                    "Of a capture, the end whose policy it is: an address, perhaps with a port. Both are tried unless given.")
    private String local = "";

    @Mixin
    private PolicyOptions policies = new PolicyOptions();

    SplReplayCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Optional<List<CompiledPolicy>> compiled = policies.compile(streams);
        if (compiled.isEmpty()) {
            return ExitCode.ERRORS;
        }
        byte[] input = read();
        int code = ExitCode.FINE;
        boolean isFound = false;
        for (CompiledPolicy policy : compiled.get()) {
            for (Map.Entry<String, List<String>> ensemble :
                    PolicyOptions.ensembles(policy.spec()).entrySet()) {
                if (name.isEmpty() || name.equals(ensemble.getKey())) {
                    isFound = true;
                    PolicyReplay replay = new PolicyReplay(policy, ensemble.getKey(), ensemble.getValue(), streams);
                    code = Math.max(
                            code,
                            isCapture(input)
                                    ? replay.capture(
                                            trace,
                                            input,
                                            local,
                                            policies.specPath().path(),
                                            policies.diagnostics())
                                    : replay.trace(trace, new String(input, StandardCharsets.UTF_8), startValues));
                }
            }
        }
        if (!isFound) {
            throw new UsageException("there is no composition or automaton `" + name + "`");
        }
        return code;
    }

    private byte[] read() throws IOException {
        if (trace.equals(SpecInputs.STDIN)) {
            return streams.in().readAllBytes();
        }
        Path file = Path.of(trace);
        if (!Files.isRegularFile(file)) {
            throw new UsageException(
                    "there is no file " + trace + "; name a trace, a capture, or `-` for standard input");
        }
        try (InputStream input = Files.newInputStream(file)) {
            return input.readAllBytes();
        }
    }

    /** Whether it begins as pcap, pcapng or gzip do; text does not. */
    private static boolean isCapture(byte[] input) {
        if (input.length < 4) {
            return false;
        }
        int magic = (input[0] & 0xff) << 24 | (input[1] & 0xff) << 16 | (input[2] & 0xff) << 8 | input[3] & 0xff;
        return magic == 0xa1b2c3d4
                || magic == 0xd4c3b2a1
                || magic == 0xa1b23c4d
                || magic == 0x4d3cb2a1
                || magic == 0x0a0d0d0a
                || magic >>> 16 == 0x1f8b;
    }
}
