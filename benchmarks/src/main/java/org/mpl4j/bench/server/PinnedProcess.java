package org.mpl4j.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server that runs as a process on one processor, with those that it makes. */
public final class PinnedProcess implements AutoCloseable {
    private static final int STOP_SECONDS = 10;
    private static final double KIB_PER_MIB = 1024;
    private static final double TICKS_PER_SECOND = 100;

    /** Where the times of utime, stime, cutime and cstime begin in what follows the name of the program (proc(5)). */
    private static final int FIRST_TIME = 11;

    private static final int TIMES = 4;

    private final String title;
    private final Process process;
    private final List<String> command;

    private PinnedProcess(String title, Process process, List<String> command) {
        this.title = title;
        this.process = process;
        this.command = command;
    }

    /**
     * Starts it.
     *
     * @param title what it is called
     * @param cpu the number of its processor
     * @param words the command
     * @param folder where it runs
     * @param log what it writes goes there
     */
    public static PinnedProcess start(String title, int cpu, List<String> words, Path folder, Path log)
            throws IOException {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", Integer.toString(cpu)));
        pinned.addAll(words);
        Process process = new ProcessBuilder(pinned)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new PinnedProcess(title, process, pinned);
    }

    /** The process itself. */
    public Process process() {
        return process;
    }

    /** Its process and those that it has made. */
    public List<Long> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    /** Whether those that it has made have all ended. */
    public boolean isAlone() {
        return process.descendants().findAny().isEmpty();
    }

    /** The command line that it really runs, without what launched it. */
    public List<String> commandLine() throws IOException {
        return List.of(Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                .split("\0"));
    }

    /** Memory in MiB: what its processes share counts once (Pss of proc(5)). */
    public double memory() throws IOException {
        return memory(processes());
    }

    /** The same without the process itself, which only watches those that it has made. */
    public double memoryOfWatched() throws IOException {
        return memory(process.descendants().map(ProcessHandle::pid).toList());
    }

    private static double memory(List<Long> processes) throws IOException {
        double kib = 0;
        for (long pid : processes) {
            try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
                kib += lines.filter(line -> line.startsWith("Pss:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
            }
        }
        return kib / KIB_PER_MIB;
    }

    /** Time on the processor in seconds, in user mode and in the kernel: its own, and that of all it has made and waited for; ask when it {@link #isAlone}. */
    public double processorSeconds() throws IOException {
        String line = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        String[] words = line.substring(line.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int i = 0; i < TIMES; i++) {
            ticks += Long.parseLong(words[FIRST_TIME + i]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** Takes all processors from it. */
    public void hold() throws IOException {
        signal("-STOP");
    }

    /** Lets it run again. */
    public void goOn() throws IOException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException {
        List<String> words = new ArrayList<>(List.of("kill", signal));
        processes().forEach(pid -> words.add(pid.toString()));
        try {
            if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
                throw new IOException(title + " has ended; it was started by " + String.join(" ", command));
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
