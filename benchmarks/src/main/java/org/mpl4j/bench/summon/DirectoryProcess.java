package org.mpl4j.bench.summon;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mpl4j.servers.common.operate.ControlSocket;

/** A directory with one name, in a process of its own. */
final class DirectoryProcess implements AutoCloseable {
    private static final String NAME = "web";
    private static final String ZONE = "bench.example";
    private static final long PATIENCE = Duration.ofSeconds(60).toNanos();
    private static final long IDLE = Duration.ofSeconds(15).toNanos();
    private static final long PAUSE_NANOS = 2_000_000;
    private static final double KIB_A_MIB = 1024;

    private final Path folder;
    private final Process process;
    private final InetSocketAddress address;
    private final InetAddress appliance;

    /**
     * Starts it.
     *
     * @param folder of its configuration
     * @param network the first three numbers of its bridge's network
     */
    DirectoryProcess(Path repository, Path folder, Path image, String bridge, String network, boolean isMasking)
            throws IOException {
        this.folder = Files.createDirectory(folder);
        appliance = InetAddress.getByName(network + ".2");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = new InetSocketAddress(InetAddress.getLoopbackAddress(), free.getLocalPort());
        }
        Path configuration = Files.writeString(folder.resolve("summon.yaml"), """
                zone: %s
                listen: ["127.0.0.1:%d"]
                bridge: {name: %s, network: %s.0/24}
                masking: %b
                idle: 1h
                names:
                  - {name: %s, image: %s, address: %s.2}
                """.formatted(
                        ZONE, address.getPort(), bridge, network, isMasking, NAME, image, network));
        Path log = folder.resolve("log");
        process = new ProcessBuilder(repository.resolve("bin/mpl-summon").toString(), "--config=" + configuration)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        await("to serve", () -> Files.readString(log).contains("mpl-summon answers at"));
    }

    /** Something that is true sooner or later. */
    private interface Condition {
        boolean holds() throws IOException;
    }

    private void await(String what, Condition condition) throws IOException {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.holds()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("waited in vain for the directory " + what + "; it wrote:\n"
                        + Files.readString(folder.resolve("log")));
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Fetches the page, by the name; how long that took, in ms. */
    double summon() throws IOException {
        return PageClient.summon(address, NAME + "." + ZONE);
    }

    /** Where the appliance is. */
    InetAddress appliance() {
        return appliance;
    }

    /** Waits until the appliance itself serves. */
    void awaitRunning() throws IOException {
        await("to have handed over", () -> status("state").equals("running"));
    }

    /** Stops the appliance. */
    void stop() throws IOException {
        tell("stop " + NAME);
        await("to have stopped it", () -> status("state").equals("stopped"));
    }

    /** How long the last start of the process took, in ms. */
    double bootMillis() throws IOException {
        return Double.parseDouble(status("boot_ms"));
    }

    /** The memory of the appliance once it has been idle for a while, in MiB: what several processes share counts in part (Pss of proc(5)). */
    double memoryWhenIdle() throws IOException {
        LockSupport.parkNanos(IDLE);
        try (Stream<String> lines = Files.lines(Path.of("/proc", status("pid"), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / KIB_A_MIB;
        }
    }

    private String status(String key) throws IOException {
        Matcher value = Pattern.compile("\"" + key + "\": \"?([^\",}]*)").matcher(tell("status json"));
        return value.find() ? value.group(1) : "";
    }

    private String tell(String line) throws IOException {
        return ControlSocket.ask(folder.resolve("state").resolve("control"), line);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE, TimeUnit.NANOSECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
