package org.mpl4j.dns.dig.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The time that processes have had a processor, in user mode and in the kernel: what proc(5) says of them. */
final class ProcessorTime {
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    /** Of a second; the kernel's unit for programs on all processors that Java runs on. */
    private static final int TICKS_PER_SECOND = 100;

    private final List<Path> files;

    /** Of the processes with these numbers; of none if there are none. */
    ProcessorTime(List<Long> processes) {
        files = processes.stream()
                .map(process -> Path.of("/proc", process.toString(), "stat"))
                .toList();
    }

    /** Whether there is something to measure. */
    boolean isKnown() {
        return !files.isEmpty();
    }

    /** What all have used since they began, in seconds. */
    double seconds() throws IOException {
        long ticks = 0;
        for (Path file : files) {
            ticks += ticks(file);
        }
        return (double) ticks / TICKS_PER_SECOND;
    }

    private static long ticks(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new IOException("--server-pid: there is no process " + file.getName(1), e);
        }
        // The name of the program, in parentheses, may hold anything.
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
    }
}
