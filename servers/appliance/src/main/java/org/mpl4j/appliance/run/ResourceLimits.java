package org.mpl4j.appliance.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Control groups (cgroups(7)) for one process, of version 2 or, where the controllers are still there, version 1: how much memory and time it may take. What cannot be limited is told. */
public final class ResourceLimits implements Closeable {
    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    private static final String PARENT = "mpl-appliance";
    private static final String MEMBERS = "cgroup.procs";
    private static final int PERIOD_MICROS = 100_000;
    private static final int PERCENT = 100;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(5);

    private final List<Path> groups = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    /** A limit: the controller, and the files that it is written to in either version. */
    private record Limit(String controller, String file2, String value2, String file1, String value1) {}

    private ResourceLimits() {}

    /**
     * Makes groups.
     *
     * @param name of the process's group, which must not be there yet
     * @param memoryMegabytes 0 for no limit
     * @param cpuPercent how much of one core, 0 for no limit
     */
    public static ResourceLimits make(String name, int memoryMegabytes, int cpuPercent) {
        ResourceLimits made = new ResourceLimits();
        if (memoryMegabytes > 0) {
            String bytes = Long.toString((long) memoryMegabytes << 20);
            made.add(name, new Limit("memory", "memory.max", bytes, "memory.limit_in_bytes", bytes));
        }
        if (cpuPercent > 0) {
            String micros = Long.toString((long) PERIOD_MICROS * cpuPercent / PERCENT);
            made.add(name, new Limit("cpu", "cpu.max", micros + " " + PERIOD_MICROS, "cpu.cfs_quota_us", micros));
        }
        return made;
    }

    private void add(String name, Limit limit) {
        try {
            Path group = isVersion2(limit.controller) ? version2(name, limit) : version1(name, limit);
            if (!groups.contains(group)) {
                groups.add(group);
            }
        } catch (IOException | RuntimeException e) {
            missing.add(limit.controller + " is not limited: this system does not let us make control groups for it ("
                    + (e instanceof NoSuchFileException ? "there is none at " : "") + e.getMessage() + ")");
        }
    }

    private static boolean isVersion2(String controller) throws IOException {
        Path controllers = ROOT.resolve("cgroup.controllers");
        return Files.isReadable(controllers)
                && List.of(Files.readString(controllers).strip().split(" ")).contains(controller);
    }

    private static Path version2(String name, Limit limit) throws IOException {
        Path parent = ROOT.resolve(PARENT);
        Files.writeString(ROOT.resolve("cgroup.subtree_control"), "+" + limit.controller);
        Files.createDirectories(parent);
        Files.writeString(parent.resolve("cgroup.subtree_control"), "+" + limit.controller);
        Path group = parent.resolve(name);
        Files.createDirectories(group);
        Files.writeString(group.resolve(limit.file2), limit.value2);
        return group;
    }

    private static Path version1(String name, Limit limit) throws IOException {
        Path root = ROOT.resolve(limit.controller);
        if (!Files.exists(root.resolve(MEMBERS))) {
            throw new NoSuchFileException(root.toString());
        }
        Path group = root.resolve(PARENT).resolve(name);
        Files.createDirectories(group);
        Files.writeString(group.resolve(limit.file1), limit.value1);
        return group;
    }

    /** {@return a line for each limit that does not hold} */
    public List<String> missing() {
        return List.copyOf(missing);
    }

    /** Puts a process into the groups. */
    void take(long process) {
        for (Path group : groups) {
            try {
                Files.writeString(group.resolve(MEMBERS), Long.toString(process));
            } catch (IOException e) {
                missing.add(group + " did not take the process: " + e.getMessage());
            }
        }
    }

    /** Removes the groups, whose process has ended. What it has started, and is left, is killed. */
    @Override
    public void close() throws IOException {
        for (Path group : groups) {
            end(group);
        }
    }

    /** Ends whatever is in the groups of a name, and removes them. */
    static void removeLeftovers(String name) throws IOException {
        for (String controller : List.of("", "memory", "cpu")) {
            end(ROOT.resolve(controller).resolve(PARENT).resolve(name));
        }
    }

    private static void end(Path group) throws IOException {
        long end = System.nanoTime() + PATIENCE;
        while (!remove(group)) {
            if (System.nanoTime() > end) {
                throw new IOException(group + " cannot be removed: there are processes in it");
            }
            killAll(group);
            LockSupport.parkNanos(LOOK_AGAIN);
        }
        remove(Objects.requireNonNull(group.getParent()));
    }

    private static void killAll(Path group) throws IOException {
        try {
            for (String process : Files.readAllLines(group.resolve(MEMBERS))) {
                ProcessHandle.of(Long.parseLong(process)).ifPresent(ProcessHandle::destroyForcibly);
            }
        } catch (NoSuchFileException e) {
            // It has gone meanwhile.
        }
    }

    /** A group goes when nothing is in it. */
    private static boolean remove(Path group) {
        try {
            Files.deleteIfExists(group);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
