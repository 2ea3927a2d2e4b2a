package org.mpl4j.summon.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mpl4j.servers.common.operate.HeldLog;

/**
 * What an earlier directory has left that was killed. Its processes are those in whose environment is the folder that belongs to this directory alone. They are stopped, not kept: nobody has the descriptors of
 * their interfaces any more, so that nobody could answer for them when they end.
 */
final class Leftovers {
    private static final System.Logger LOG = HeldLog.logger("org.mpl4j.summon");
    private static final Path PROCESSES = Path.of("/proc");

    /** The variable that each process of a directory has: the folder of its conduits. */
    static final String VARIABLE = "MPL_SUMMON_RUN";

    private Leftovers() {}

    /** Ends processes; returns when they are gone. */
    static void endProcesses(Path run, Duration graceful) throws IOException {
        List<ProcessHandle> left = ProcessHandle.allProcesses()
                .filter(process -> isOf(process.pid(), run))
                .toList();
        left.forEach(ProcessHandle::destroy);
        long until = System.nanoTime() + graceful.toNanos();
        for (ProcessHandle process : left) {
            LOG.log(System.Logger.Level.INFO, "the process " + process.pid() + " of an earlier directory is stopped");
            if (!hasEnded(process, until - System.nanoTime())) {
                process.destroyForcibly();
                if (!hasEnded(process, graceful.toNanos())) {
                    throw new IOException("the process " + process.pid() + " of an earlier directory does not end");
                }
            }
        }
    }

    private static boolean hasEnded(ProcessHandle process, long nanos) throws IOException {
        try {
            process.onExit().get(Math.max(1, nanos), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return !process.isAlive();
        } catch (ExecutionException e) {
            throw new IOException("the end of the process " + process.pid() + " is not heard of", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static boolean isOf(long pid, Path run) {
        try {
            byte[] bytes =
                    Files.readAllBytes(PROCESSES.resolve(Long.toString(pid)).resolve("environ"));
            return List.of(new String(bytes, StandardCharsets.UTF_8).split("\0"))
                    .contains(VARIABLE + "=" + run);
        } catch (IOException e) {
            // It has ended.
            return false;
        }
    }

    /** Removes conduits. */
    static void removeConduits(Path run) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(run)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }
}
