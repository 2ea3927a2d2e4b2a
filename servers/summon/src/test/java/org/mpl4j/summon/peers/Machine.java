package org.mpl4j.summon.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Programs of this machine, and what is there of directories. */
final class Machine {
    private static final long SECONDS = 90;

    private Machine() {}

    static void assumeIpv6() {
        assumeTrue(Files.isDirectory(Path.of("/proc/sys/net/ipv6")), "this machine has no IPv6: this is not tested");
    }

    /** What a program printed, and its exit status. */
    record Output(int status, String text) {}

    static Output run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Output(process.exitValue(), text);
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(until);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Interfaces with the mark of a directory. */
    static List<String> interfaces(Path state) throws IOException {
        String mark = "mpl-summon " + state;
        try (Stream<Path> all = Files.list(Path.of("/sys/class/net"))) {
            return all.filter(one -> {
                        try {
                            return Files.readString(one.resolve("ifalias"))
                                    .strip()
                                    .equals(mark);
                        } catch (IOException e) {
                            return false;
                        }
                    })
                    .map(one -> one.getFileName().toString())
                    .toList();
        }
    }

    /** How names begin that a directory gives. */
    static String prefix(Path state) {
        return "ms%04x".formatted(state.hashCode() & 0xffff);
    }

    /** Namespaces of a directory. */
    static List<String> namespaces(Path state) throws IOException {
        Path folder = Path.of("/run/netns");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        String prefix = prefix(state) + "-";
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(one -> one.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .toList();
        }
    }

    /** Control groups of a directory. */
    static List<String> controlGroups(Path state) throws IOException {
        String prefix = prefix(state) + "-";
        List<String> all = new ArrayList<>();
        for (String controller : List.of("", "memory", "cpu")) {
            Path folder = Path.of("/sys/fs/cgroup", controller, "mpl-appliance");
            if (Files.isDirectory(folder)) {
                try (Stream<Path> groups = Files.list(folder)) {
                    groups.filter(group -> group.getFileName().toString().startsWith(prefix))
                            .forEach(group -> all.add(group.toString()));
                }
            }
        }
        return all;
    }

    /** Whether a process is stopped by SIGSTOP. */
    static boolean isFrozen(long pid) {
        try {
            // proc_pid_stat(5): the state stands behind the name, which is in parentheses.
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
        } catch (IOException e) {
            return false;
        }
    }

    /** Processes that have conduits of a directory, or know its folder. */
    static List<Long> processes(Path state) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> {
                    try {
                        Path process = Path.of("/proc/" + pid);
                        return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                                        .contains("\0--conduit\0" + state + "/")
                                || Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1)
                                        .contains("=" + state + "/run\0");
                    } catch (IOException e) {
                        return false;
                    }
                })
                .toList();
    }
}
