package org.mpl4j.appliance.run;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.appliance.image.MachineImage;

/** Measures starts of an appliance, on a bridge that is made for that and removed in the end. The client is the kernel's: what it sends while the appliance starts waits in the TAP interface. */
public final class BootTimer implements Closeable {
    private static final long NANOS_A_SECOND = 1_000_000_000;
    private static final String STAGES = "MPL_APPLIANCE_STAGES";
    private static final Path PROCESSES = Path.of("/proc");

    private final ApplianceImage image;
    private final String bridge;
    private final NamespacePool pool;
    private final Path log;

    /** Makes the bridge. Takes root. */
    public BootTimer(ApplianceImage image) throws IOException {
        this.image = image;
        bridge = Launcher.PREFIX + "b" + ProcessHandle.current().pid() % 1_000_000;
        log = Files.createTempFile("mpl-appliance", ".log");
        Programs.ip("link", "add", bridge, "type", "bridge");
        pool = new NamespacePool(Launcher.PREFIX, 1);
        try {
            Programs.ip("addr", "add", neighbor(image.addresses().getFirst()), "dev", bridge);
            Programs.ip("link", "set", bridge, "up");
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** An address beside another one, in its network: its last bit is the other way. */
    private static String neighbor(String address) throws IOException {
        int slash = address.indexOf('/');
        byte[] octets = InetAddress.getByName(address.substring(0, slash)).getAddress();
        octets[octets.length - 1] ^= 1;
        return InetAddress.getByAddress(octets).getHostAddress() + address.substring(slash);
    }

    /** Starts it once, waits for its first answer, and ends it. */
    public BootTimes run() throws IOException {
        Files.writeString(log, "");
        if (!MachineImage.is(image)) {
            return run(log, () -> Files.readAllLines(log));
        }
        try (ConsoleClock console = ConsoleClock.open()) {
            return run(console.pipe(), console::lines);
        }
    }

    /** What an appliance has said. */
    @FunctionalInterface
    private interface Said {
        List<String> lines() throws IOException;
    }

    private BootTimes run(Path output, Said said) throws IOException {
        Launcher.Options options = new Launcher.Options(bridge, "", 0, 0, Optional.of(output), Map.of(STAGES, "1"));
        try (Launcher running = new Launcher(image, options, pool)) {
            long begin = running.process().startedAt();
            FirstAnswer.await(image);
            long answered = now();
            long process = running.process().pid();
            long cpu = cpu(process);
            return BootTimes.of(said.lines(), begin, answered, cpu, memory(process));
        }
    }

    static long now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * NANOS_A_SECOND + now.getNano();
    }

    /** What all threads have used, in nanoseconds. */
    private static long cpu(long process) throws IOException {
        try (Stream<Path> threads =
                Files.list(PROCESSES.resolve(Long.toString(process)).resolve("task"))) {
            long sum = 0;
            for (Path thread : threads.toList()) {
                sum += cpuOf(thread);
            }
            return sum;
        }
    }

    private static long cpuOf(Path thread) throws IOException {
        try {
            return Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
        } catch (IOException e) {
            if (Files.exists(thread)) {
                throw e;
            }
            // It has ended since it was listed.
            return 0;
        }
    }

    private static long memory(long process) throws IOException {
        for (String line :
                Files.readAllLines(PROCESSES.resolve(Long.toString(process)).resolve("smaps_rollup"))) {
            if (line.startsWith("Pss:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("the kernel does not tell how much memory process " + process + " has");
    }

    @Override
    public void close() throws IOException {
        try {
            pool.close();
        } finally {
            Programs.ip("link", "del", bridge);
            Files.deleteIfExists(log);
        }
    }
}
