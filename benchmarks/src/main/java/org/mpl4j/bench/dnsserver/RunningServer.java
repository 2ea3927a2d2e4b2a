package org.mpl4j.bench.dnsserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server that runs as a process on one processor, with a folder of its own. */
final class RunningServer implements AutoCloseable {
    private static final long START_NANOS = TimeUnit.MINUTES.toNanos(3);
    private static final int STOP_SECONDS = 10;
    private static final double KIB_PER_MIB = 1024;

    private final Contender contender;
    private final Process process;
    private final InetSocketAddress address;
    private final double secondsToAnswer;
    private final List<String> command;

    private RunningServer(
            Contender contender, Process process, InetSocketAddress address, double seconds, List<String> command) {
        this.contender = contender;
        this.process = process;
        this.address = address;
        this.secondsToAnswer = seconds;
        this.command = command;
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
        int port = FirstAnswer.freePort();
        Files.writeString(folder.resolve("configuration"), contender.configuration(folder, zone, port));
        Files.createDirectories(folder.resolve("db"));
        List<String> words = new ArrayList<>(List.of("taskset", "-c", Integer.toString(place.serverCpu())));
        if (command.isEmpty()) {
            words.addAll(contender.command(place.repository(), folder, zone, port));
        } else {
            command.forEach(word -> words.add(word.startsWith("127.0.0.1:") ? "127.0.0.1:" + port : word));
        }
        Path log = folder.resolve("log");
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (FirstAnswer first = new FirstAnswer(address)) {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean isThere = first.await(process, start + START_NANOS);
            double seconds = (System.nanoTime() - start) / 1e9;
            RunningServer server = new RunningServer(contender, process, address, seconds, words);
            if (!isThere) {
                server.close();
                throw new IOException(contender.title() + " does not answer; it wrote:\n" + Files.readString(log));
            }
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
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    /** The command line that it really runs, without what launched it. */
    List<String> commandLine() throws IOException {
        return List.of(Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                .split("\0"));
    }

    /** Memory in MiB: what its processes share counts once (Pss of proc(5)). */
    double memory() throws IOException {
        double kib = 0;
        for (long pid : processes()) {
            try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
                kib += lines.filter(line -> line.startsWith("Pss:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
            }
        }
        return kib / KIB_PER_MIB;
    }

    /** Takes all processors from it. */
    void hold() throws IOException {
        signal("-STOP");
    }

    /** Lets it run again. */
    void goOn() throws IOException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException {
        List<String> words = new ArrayList<>(List.of("kill", signal));
        processes().forEach(pid -> words.add(pid.toString()));
        try {
            if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
                throw new IOException(contender.title() + " has ended; it was started by " + String.join(" ", command));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (process.isAlive()) {
            goOn();
        }
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
