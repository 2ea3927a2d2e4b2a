package org.mpl4j.summon.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mpl4j.appliance.OwnNetwork;
import org.mpl4j.servers.common.operate.ControlSocket;
import org.mpl4j.summon.cli.MplSummon;

/** A directory in a process of its own, which may be killed. */
final class RunningDirectory implements AutoCloseable {
    private static final long SECONDS = 90;

    private final Path folder;
    private final Path image;
    private final String networks;
    private final String rest;
    private final int port;
    private Process process;

    /** In a folder, with names that all have the same image, unless one says another one. */
    RunningDirectory(Path folder, Path image, String rest, List<String> names)
            throws IOException, InterruptedException {
        this(folder, image, "network: " + OwnNetwork.large() + "0.0/16", rest, names);
    }

    /** On a bridge with other networks. */
    RunningDirectory(Path folder, Path image, String networks, String rest, List<String> names)
            throws IOException, InterruptedException {
        this.folder = folder.toRealPath();
        this.image = image;
        this.networks = networks;
        this.rest = rest;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        configure(names);
        begin();
    }

    /** Writes a configuration with these names, for the next reload or start. */
    void configure(List<String> names) throws IOException {
        Files.writeString(
                folder.resolve("summon.yaml"),
                "zone: apps.example\nlisten: [\"127.0.0.1:%d\"]\nbridge: {name: %s, %s}\n%s\nnames:\n%s"
                        .formatted(
                                port,
                                bridge(),
                                networks,
                                rest,
                                names.stream()
                                        .map(name -> "  - {"
                                                + (name.contains("image: ") ? "" : "image: " + image + ", ")
                                                + "name: " + name + "}\n")
                                        .collect(Collectors.joining())));
    }

    String bridge() {
        return "mplsum%04x".formatted(folder.hashCode() & 0xffff);
    }

    Path state() {
        return folder.resolve("state");
    }

    /** Starts it, again if it was killed; returns when it serves. */
    void begin() throws IOException, InterruptedException {
        launch();
        Machine.await("the directory serves", () -> {
            assertThat(process.isAlive()).as(log()).isTrue();
            return log().contains("mpl-summon answers at");
        });
    }

    /** Starts it; returns at once. */
    void launch() throws IOException {
        Path log = folder.resolve("log");
        Files.deleteIfExists(log);
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MplSummon.class.getName(),
                        "--config=" + folder.resolve("summon.yaml"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return "";
        }
    }

    /** The address of IPv6 of a name, asked by dig. */
    String digIpv6(String name) throws IOException, InterruptedException {
        Machine.Output output = Machine.run(
                "dig", "@127.0.0.1", "-p", Integer.toString(port), "+short", name + ".apps.example", "AAAA");
        assertThat(output.text()).as(log()).matches(OwnNetwork.ipv6() + ":[0-9a-f]+\n");
        return output.text().strip();
    }

    /** The address of a name, asked by dig. */
    String dig(String name) throws IOException, InterruptedException {
        Machine.Output output =
                Machine.run("dig", "@127.0.0.1", "-p", Integer.toString(port), "+short", name + ".apps.example", "A");
        assertThat(output.text()).as(log()).matches("\\Q" + OwnNetwork.large() + "\\E\\d+\\.\\d+\n");
        return output.text().strip();
    }

    /** A page, fetched by curl. */
    static String curl(String address) throws IOException, InterruptedException {
        return Machine.run("curl", "-sS", "-m600", "http://" + address + "/index.html")
                .text();
    }

    String tell(String line) throws IOException {
        return ControlSocket.ask(state().resolve("control"), line);
    }

    /** What a key of the status of a name says. */
    String status(String name, String key) {
        try {
            return tell("status json")
                    .lines()
                    .filter(line -> line.contains("\"name\": \"" + name + "\""))
                    .map(line -> line.replaceFirst(".*\"" + key + "\": \"?([^\",}]*).*", "$1"))
                    .findAny()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    void awaitState(String name, String state) throws InterruptedException {
        Machine.await(name + " is " + state, () -> status(name, "state").equals(state));
    }

    /** The process of a name, 0 if it has none. */
    long pid(String name) {
        String pid = status(name, "pid");
        return pid.isEmpty() ? 0 : Long.parseLong(pid);
    }

    /** Waits until the process of a name has stopped itself; its number. */
    long awaitFrozen(String name) throws InterruptedException {
        Machine.await(name + " has stopped itself", () -> Machine.isFrozen(pid(name)));
        return pid(name);
    }

    /** Stops a name, and waits until it has no process. */
    void stop(String name) throws IOException, InterruptedException {
        tell("stop " + name);
        awaitState(name, "stopped");
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    /** SIGTERM; nothing is left then. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            assertThat(false).as("it does not stop: " + log()).isTrue();
        }
        List<String> left = new ArrayList<>(Machine.interfaces(state()));
        left.addAll(Machine.namespaces(state()));
        left.addAll(Machine.controlGroups(state()));
        Machine.processes(state()).forEach(pid -> left.add("process " + pid));
        try (Stream<Path> conduits = Files.list(state().resolve("run"))) {
            conduits.forEach(conduit -> left.add(conduit.toString()));
        }
        assertThat(left).as(log()).isEmpty();
        assertThat(process.exitValue()).as(log()).isZero();
    }
}
