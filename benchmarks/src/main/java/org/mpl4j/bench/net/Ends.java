package org.mpl4j.bench.net;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mpl4j.bench.server.RunOptions;
import org.mpl4j.bench.server.TapThread;

/** The ends of transfers that are not the kernel's, all of which run while one after the other is measured. */
final class Ends implements AutoCloseable {
    private final RunOptions options;
    private final Networks networks;
    private final String port;
    private final Map<LinkKind, EndProcess> running = new EnumMap<>(LinkKind.class);

    /** Starts them. */
    Ends(RunOptions options, Networks networks, String port) throws IOException {
        this.options = options;
        this.networks = networks;
        this.port = port;
        try {
            startStack(LinkKind.OFFLOAD);
            startStack(LinkKind.PLAIN);
            startLwip();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void startStack(LinkKind kind) throws IOException {
        String tap = tap(kind);
        begin(
                kind,
                tap,
                EndProcess.start("", options.serverCpu(), "StackEnd", tap, kind.word(), ours(kind) + "/24", port));
    }

    private void startLwip() throws IOException {
        Optional<LwipProgram> compiled = LwipProgram.compile(options.repository());
        if (compiled.isPresent()) {
            try (LwipProgram program = compiled.get()) {
                String tap = tap(LinkKind.LWIP);
                List<String> command = program.command(tap, ours(LinkKind.LWIP), port);
                begin(LinkKind.LWIP, tap, EndProcess.start("", options.serverCpu(), command));
            }
        }
    }

    private void begin(LinkKind kind, String tap, EndProcess end) throws IOException {
        running.put(kind, end);
        end.await("ready");
        networks.take(tap, theirs(kind));
        TapThread.pin(tap, options.clientCpu());
    }

    private static String tap(LinkKind kind) {
        return TapThread.tapName("mp" + kind.ordinal());
    }

    /** What can be measured. */
    List<LinkKind> kinds() {
        List<LinkKind> kinds = new ArrayList<>(List.of(LinkKind.VETH));
        kinds.addAll(running.keySet());
        return kinds;
    }

    EndProcess of(LinkKind kind) {
        return Objects.requireNonNull(running.get(kind));
    }

    static String ours(LinkKind kind) {
        return "198.18." + kind.ordinal() + ".2";
    }

    static String theirs(LinkKind kind) {
        return "198.18." + kind.ordinal() + ".1";
    }

    @Override
    public void close() {
        running.values().forEach(EndProcess::close);
    }
}
