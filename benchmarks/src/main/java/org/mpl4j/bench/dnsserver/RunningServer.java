package org.mpl4j.bench.dnsserver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mpl4j.bench.server.IpCommand;
import org.mpl4j.bench.server.PinnedProcess;
import org.mpl4j.bench.server.ServerPlace;
import org.mpl4j.bench.server.Sockets;

/** A server that runs as a process on one processor, with a folder of its own. */
final class RunningServer implements AutoCloseable {
    private static final long START_NANOS = TimeUnit.MINUTES.toNanos(3);

    private final Contender contender;
    private final PinnedProcess process;
    private final InetSocketAddress address;
    private final double secondsToAnswer;

    private RunningServer(Contender contender, PinnedProcess process, InetSocketAddress address, double seconds) {
        this.contender = contender;
        this.process = process;
        this.address = address;
        this.secondsToAnswer = seconds;
    }

    /**
     * Starts a server, and waits until it answers.
     *
     * @param place where things are
     * @param command what starts it; of the contender if empty
     * @throws IOException if it ends or takes too long; the message has what it wrote
     */
    static RunningServer start(Contender contender, Path zone, Place place, List<String> command) throws IOException {
        Path folder = Files.createTempDirectory(place.folder(), contender.name());
        ServerPlace reached = place.servers().place(contender.sockets());
        int port = contender.port();
        contender.prepare(place.repository(), zone, reached);
        Files.writeString(folder.resolve("configuration"), contender.configuration(folder, zone, reached, port));
        Files.createDirectories(folder.resolve("db"));
        List<String> words = new ArrayList<>(IpCommand.in(reached.namespace()));
        if (command.isEmpty()) {
            words.addAll(contender.command(place.repository(), folder, zone, reached, port));
        } else {
            command.forEach(
                    word -> words.add(word.startsWith(reached.host() + ":") ? reached.host() + ":" + port : word));
        }
        Path log = folder.resolve("log");
        InetSocketAddress address = new InetSocketAddress(reached.address(), port);
        try (FirstAnswer first = new FirstAnswer(address)) {
            long start = System.nanoTime();
            PinnedProcess process = PinnedProcess.start(contender.title(), place.serverCpu(), words, folder, log);
            boolean isThere = first.await(process.process(), start + START_NANOS);
            double seconds = (System.nanoTime() - start) / 1e9;
            RunningServer server = new RunningServer(contender, process, address, seconds);
            if (!isThere) {
                server.close();
                throw new IOException(contender.title() + " does not answer; it wrote:\n" + Files.readString(log));
            }
            place.servers().started();
            return server;
        }
    }

    Contender contender() {
        return contender;
    }

    InetSocketAddress address() {
        return address;
    }

    /** From before the process was made. */
    double secondsToAnswer() {
        return secondsToAnswer;
    }

    /** Its process and those that it has made. */
    List<Long> processes() {
        return process.processes();
    }

    /** The command line that it really runs, without what launched it. */
    List<String> commandLine() throws IOException {
        return process.commandLine();
    }

    /** Memory in MiB; of an appliance without what has started it. */
    double memory() throws IOException {
        return contender.sockets() == Sockets.APPLIANCE ? process.memoryOfWatched() : process.memory();
    }

    /** Takes all processors from it. */
    void hold() throws IOException {
        process.hold();
    }

    /** Lets it run again. */
    void goOn() throws IOException {
        process.goOn();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
