package org.mpl4j.bench.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mpl4j.bench.server.IpCommand;
import org.mpl4j.bench.server.PinnedProcess;
import org.mpl4j.bench.server.ServerPlace;
import org.mpl4j.bench.server.Sockets;

/** A server that listens. */
record RunningServer(Contender contender, PinnedProcess process, InetSocketAddress address) implements AutoCloseable {
    private static final long START_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int PAUSE_MILLIS = 20;
    private static final int CONNECT_MILLIS = 500;
    private static final double TICKS_PER_SECOND = 100;

    /** Where utime is in what follows the name of the program (proc(5)); stime is behind it. */
    private static final int USER_TIME = 11;

    /**
     * Starts one, and waits until it takes connections.
     *
     * @param connections how many it allows
     * @throws IOException if it ends or takes too long; the message has what it wrote
     */
    static RunningServer start(
            Contender contender, ServerPlace place, Path repository, Path site, Path parent, int cpu, int connections)
            throws IOException {
        Path folder = Files.createTempDirectory(parent, contender.name());
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Files.writeString(
                folder.resolve("configuration"), contender.configuration(site, folder, place, port, connections));
        contender.prepare(repository, folder, place);
        Path log = folder.resolve("log");
        List<String> words = new ArrayList<>(IpCommand.in(place.namespace()));
        words.addAll(OpenFiles.ALLOWED);
        words.addAll(contender.command(repository, site, folder, place, port, connections));
        PinnedProcess process = PinnedProcess.start(contender.title(), cpu, words, folder, log);
        RunningServer server = new RunningServer(contender, process, new InetSocketAddress(place.address(), port));
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

    private boolean isThere() {
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            // Not yet.
            return false;
        }
    }

    /** Time on the processor in seconds, in user mode and in the kernel, of all its processes. */
    double processorSeconds() throws IOException {
        long ticks = 0;
        for (long pid : process.processes()) {
            String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] words = line.substring(line.lastIndexOf(')') + 2).split(" ");
            ticks += Long.parseLong(words[USER_TIME]) + Long.parseLong(words[USER_TIME + 1]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** Memory in MiB; of an appliance without what has started it. */
    double memory() throws IOException {
        return contender.sockets() == Sockets.APPLIANCE ? process.memoryOfWatched() : process.memory();
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
