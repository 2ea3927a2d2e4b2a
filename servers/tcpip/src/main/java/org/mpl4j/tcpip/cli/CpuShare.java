package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much of a processor a process takes, in percent of the time that passes.
 *
 * @param user in its own code
 * @param system in the kernel
 */
record CpuShare(double user, double system) {
    static final CpuShare NONE = new CpuShare(0, 0);

    private static final Path STAT = Path.of("/proc/self/stat");
    private static final int USER = 11;
    private static final int SYSTEM = 12;

    /** Of USER_HZ, which programs see on all Linux systems. */
    private static final double TICKS_A_SECOND = 100;

    private static final double PERCENT = 100;
    private static final double NANOSECONDS = 1e9;

    double total() {
        return user + system;
    }

    /** Time that this process has taken until now (proc_pid_stat(5)). */
    record Reading(long user, long system, long at) {
        static Reading now() {
            try {
                String stat = Files.readString(STAT);
                // The name of the program, in parentheses, may have spaces in it.
                String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                return new Reading(Long.parseLong(words[USER]), Long.parseLong(words[SYSTEM]), System.nanoTime());
            } catch (IOException e) {
                return new Reading(0, 0, System.nanoTime());
            }
        }

        /** What was taken since then. */
        CpuShare share() {
            Reading now = now();
            double seconds = Math.max(now.at - at, 1) / NANOSECONDS;
            return new CpuShare(
                    (now.user - user) / TICKS_A_SECOND / seconds * PERCENT,
                    (now.system - system) / TICKS_A_SECOND / seconds * PERCENT);
        }
    }
}
