package org.mpl4j.appliance.run;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.mpl4j.appliance.machine.InitProgram;

/** A machine's console, read line by line. A machine has a clock of its own, so stages that it tells of get the time, by this system's clock, at which their lines came. */
final class ConsoleClock implements Closeable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(1);
    private static final String LAST = BootTimes.MARK + BootTimes.SERVING + " ";

    private final Path pipe;
    private final RandomAccessFile file;
    private final List<String> lines = new ArrayList<>();
    private volatile boolean isClosed;

    private ConsoleClock(Path pipe, RandomAccessFile file) {
        this.pipe = pipe;
        this.file = file;
        Thread.ofPlatform().daemon().name("console").start(this::read);
    }

    /** Makes a pipe, and reads from it. */
    static ConsoleClock open() throws IOException {
        Path folder = Files.createTempDirectory("mpl-appliance");
        Path pipe = folder.resolve("output");
        try {
            Programs.run(List.of(Programs.find("mkfifo", "coreutils"), pipe.toString()));
            // Opened for both, it waits for nobody who writes.
            return new ConsoleClock(pipe, new RandomAccessFile(pipe.toFile(), "rw"));
        } catch (IOException e) {
            Files.deleteIfExists(pipe);
            Files.delete(folder);
            throw e;
        }
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(new FileInputStream(file.getFD()), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null && !isClosed; line = reader.readLine()) {
                String stage = stage(line);
                synchronized (lines) {
                    lines.add(stage.isEmpty() ? line : BootTimes.MARK + stage + " " + BootTimer.now());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a console", e);
        }
    }

    private static String stage(String line) {
        if (line.endsWith(": " + InitProgram.KERNEL_IS_UP)) {
            return BootTimes.KERNEL;
        }
        if (line.endsWith(": " + InitProgram.INTERFACE_IS_UP)) {
            return BootTimes.INTERFACE;
        }
        return line.startsWith(BootTimes.MARK) ? line.split(" ")[1] : "";
    }

    /** {@return where it is} */
    Path pipe() {
        return pipe;
    }

    /** {@return all lines, as soon as the last stage is told; after a while those that are there} */
    List<String> lines() {
        long end = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < end) {
            synchronized (lines) {
                if (lines.stream().anyMatch(line -> line.startsWith(LAST))) {
                    break;
                }
            }
            LockSupport.parkNanos(LOOK_AGAIN);
        }
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** Who reads is woken by a line, and closes the file. */
    @Override
    public void close() throws IOException {
        isClosed = true;
        file.write('\n');
        Files.deleteIfExists(pipe);
        Files.deleteIfExists(Objects.requireNonNull(pipe.getParent()));
    }
}
