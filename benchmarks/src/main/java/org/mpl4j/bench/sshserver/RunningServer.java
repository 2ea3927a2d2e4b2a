package org.mpl4j.bench.sshserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.mpl4j.bench.server.PinnedProcess;

/** A server that listens. */
record RunningServer(Contender contender, PinnedProcess process, int port) implements AutoCloseable {
    private static final long START_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long END_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int PAUSE_MILLIS = 20;

    /**
     * Starts one, and waits until it says what it is.
     *
     * @param isPlain whether it is to offer to encrypt and authenticate nothing
     * @throws IOException if it ends or takes too long; the message has what it wrote
     */
    static RunningServer start(Contender contender, Path repository, Keys keys, Path parent, int cpu, boolean isPlain)
            throws IOException {
        Path folder = Files.createTempDirectory(parent, contender.name());
        int port = freePort();
        Files.writeString(folder.resolve("configuration"), contender.configuration(keys, port));
        Path log = folder.resolve("log");
        PinnedProcess process = PinnedProcess.start(
                contender.title(), cpu, contender.command(repository, keys, folder, port, isPlain), folder, log);
        RunningServer server = new RunningServer(contender, process, port);
        long end = System.nanoTime() + START_NANOS;
        while (!server.isThere()) {
            if (System.nanoTime() > end || !process.process().isAlive()) {
                server.close();
                throw new IOException(contender.title() + " does not answer; it wrote:\n" + Files.readString(log));
            }
            pause();
        }
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean isThere() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getInputStream().read() == 'S';
        } catch (IOException e) {
            // Not yet.
            return false;
        }
    }

    /** Takes the processor from it, when what it has made for its clients has ended. */
    void hold() throws IOException {
        awaitAlone();
        process.hold();
    }

    /** Time on the processor, of it and all that it has made, when those have ended. */
    double processorSeconds() throws IOException {
        awaitAlone();
        return process.processorSeconds();
    }

    private void awaitAlone() throws IOException {
        long end = System.nanoTime() + END_NANOS;
        while (!process.isAlone()) {
            if (System.nanoTime() > end) {
                throw new IOException(contender.title() + " still has processes when its client has gone");
            }
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
