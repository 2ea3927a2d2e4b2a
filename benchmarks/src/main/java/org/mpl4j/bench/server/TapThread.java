package org.mpl4j.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The kernel's thread that takes what is written to a TAP. It is a part of the end that the kernel is, and works on that end's processor. */
public final class TapThread {
    private static final int NAME_MAX = 15;

    private TapThread() {}

    /**
     * A name of a TAP that is so short that its thread can be told from those of others.
     *
     * @param beginning three characters at the most
     */
    public static String tapName(String beginning) {
        return beginning + Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX);
    }

    /** Puts it on a processor; does nothing if the TAP has no thread. */
    public static void pin(String tap, int cpu) throws IOException {
        String full = "napi/" + tap + "-";
        String name = full.substring(0, Math.min(full.length(), NAME_MAX));
        List<Path> processes;
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            processes = all.filter(path ->
                            Character.isDigit(path.getFileName().toString().charAt(0)))
                    .toList();
        }
        for (Path process : processes) {
            if (nameOf(process).startsWith(name)) {
                pinProcess(process.getFileName().toString(), cpu);
            }
        }
    }

    private static String nameOf(Path process) throws IOException {
        try {
            return Files.readString(process.resolve("comm")).strip();
        } catch (NoSuchFileException e) {
            // It has ended.
            return "";
        }
    }

    private static void pinProcess(String pid, int cpu) throws IOException {
        try {
            int status = new ProcessBuilder("taskset", "-pc", Integer.toString(cpu), pid)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IOException("the thread of a TAP cannot be put on a processor; it takes root");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
