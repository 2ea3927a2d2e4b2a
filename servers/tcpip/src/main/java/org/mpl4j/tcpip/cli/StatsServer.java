package org.mpl4j.tcpip.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.mpl4j.servers.common.operate.ControlSocket;
import org.mpl4j.tcpip.socket.HostStack;

/** Tells by a Unix domain socket how a stack is, for {@code mpl-net stats}. */
public final class StatsServer implements Closeable {
    /** What is said to it. */
    static final String QUESTION = "stats";

    private final ControlSocket socket;
    private final Path path;

    private StatsServer(ControlSocket socket, Path path) {
        this.socket = socket;
        this.path = path;
    }

    /**
     * Begins to tell.
     *
     * @param path the socket, which only this user may write to; one that nobody listens on is replaced
     * @param host whose connections and counters it tells
     */
    public static StatsServer open(Path path, HostStack host) throws IOException {
        StatsReport report = new StatsReport(host);
        ControlSocket socket = ControlSocket.open(
                path,
                question ->
                        question.equals(QUESTION) ? report.text() : "error\tthe only question is `" + QUESTION + "`");
        StatsServer server = new StatsServer(socket, path);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> path.toFile().delete()));
        return server;
    }

    /** Where it tells. */
    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
