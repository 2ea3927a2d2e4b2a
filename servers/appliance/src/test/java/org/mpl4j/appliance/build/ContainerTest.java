package org.mpl4j.appliance.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mpl4j.appliance.BuiltImages;
import org.mpl4j.appliance.Images;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.appliance.image.ServerKind;

/** Podman loads what is written, and runs it: as a user without rights, on files that cannot be written, with no network but the container's loopback. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContainerTest {
    private static final String NAME = "mplac" + ProcessHandle.current().pid();

    /** What the system may not let runtimes set: they inherit it. */
    private static final List<String> LIMITS = List.of("--ulimit", "nofile=1024:1024", "--ulimit", "nproc=4096:4096");

    private Path store;
    private String runtime = "";

    @BeforeAll
    void prepare() throws Exception {
        assumeTrue(
                Files.getOwner(Path.of("/proc/self")).getName().equals("root"),
                "containers with a network of their own take root: this is not tested");
        for (String program : List.of("podman", "nsenter", "curl", "ssh", "sftp")) {
            assumeTrue(has(program), program + " is not installed: this is not tested");
        }
        store = Files.createTempDirectory("containers");
        load(ServerKind.WEB);
        List<String> tried = new ArrayList<>();
        for (String candidate :
                Stream.of("crun", "runc").filter(ContainerTest::has).toList()) {
            runtime = candidate;
            // What a runtime can do here is a matter of the system, and not of the image: the program of the image says
            // its version.
            Outcome outcome = podman(run(
                    "--rm",
                    "--entrypoint",
                    "/appliance/runtime/bin/java",
                    image(ServerKind.WEB),
                    "-Xshare:off",
                    "--version"));
            if (outcome.status() == 0) {
                return;
            }
            tried.add(candidate + ": " + outcome.output().strip());
        }
        assumeTrue(false, "no runtime can make containers here: this is not tested. " + tried);
    }

    private static boolean has(String program) {
        return Stream.of("/usr/sbin", "/usr/bin", "/sbin", "/bin")
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    @AfterAll
    void remove() throws Exception {
        if (store != null) {
            podman(List.of("rm", "-f", "-a"));
            podman(List.of("rmi", "-f", "-a"));
            BuiltImages.remove(store);
        }
    }

    /** How a program ended. */
    private record Outcome(int status, String output) {}

    private static Outcome run(List<String> command, String input) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), output);
    }

    /** All that it keeps is below one folder. */
    private Outcome podman(List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "podman",
                "--root=" + store.resolve("root"),
                "--runroot=" + store.resolve("run"),
                "--tmpdir=" + store.resolve("tmp"),
                "--storage-driver=vfs",
                "--cgroup-manager=cgroupfs",
                "--events-backend=file"));
        if (!runtime.isEmpty()) {
            command.add("--runtime=" + runtime);
        }
        command.addAll(words);
        return run(command, "");
    }

    private static List<String> run(String... words) {
        List<String> all = new ArrayList<>(List.of("run", "--network=none", "--log-driver=k8s-file"));
        all.addAll(LIMITS);
        all.addAll(List.of(words));
        return all;
    }

    private static String image(ServerKind server) {
        return "localhost/" + Images.MARK + server + ":latest";
    }

    private void load(ServerKind server) throws Exception {
        ApplianceImage image = BuiltImages.of(server);
        Path archive = store.resolve(server + ".oci");
        OciWriter.write(image, archive, store);
        Outcome loaded = podman(List.of("load", "-q", "-i", archive.toString()));
        assertThat(loaded.output()).contains(image(server));
        Files.delete(archive);
    }

    /** Runs a container, asks its server, and stops it. */
    private void serve(ServerKind server, Client client) throws Exception {
        Outcome started = podman(run(
                "-d",
                "--name=" + NAME,
                "--read-only",
                "--cap-drop=all",
                "--sysctl=net.ipv4.ip_unprivileged_port_start=0",
                image(server)));
        assertThat(started.status()).as(started.output()).isZero();
        try {
            String process = podman(List.of("inspect", "-f", "{{.State.Pid}}", NAME))
                    .output()
                    .strip();
            assertThat(process).as(podman(List.of("logs", NAME)).output()).isNotEqualTo("0");
            assertThat(Files.readAllLines(Path.of("/proc", process, "status")))
                    .contains("CapEff:\t0000000000000000", "Uid:" + "\t61184".repeat(4), "Gid:" + "\t61184".repeat(4));
            client.ask(List.of("nsenter", "--net=/proc/" + process + "/ns/net"));
            assertThat(Files.readString(Path.of("/proc", process, "maps"))).contains("/" + ApplianceImage.CACHE);
            podman(List.of("stop", "-t", "60", NAME));
            assertThat(podman(List.of("inspect", "-f", "{{.State.ExitCode}}", NAME))
                            .output()
                            .strip())
                    .isEqualTo("0");
        } finally {
            podman(List.of("rm", "-f", NAME));
        }
    }

    /** Asks a server. */
    private interface Client {
        /**
         * Asks it.
         *
         * @param there a command that runs another one in the container's network
         */
        void ask(List<String> there) throws Exception;
    }

    private static Outcome ask(List<String> there, String input, String... command) throws Exception {
        List<String> all = new ArrayList<>(there);
        all.addAll(List.of(command));
        return run(all, input);
    }

    @Test
    void webIsServed() throws Exception {
        serve(
                ServerKind.WEB,
                there -> assertThat(ask(
                                        there,
                                        "",
                                        "curl",
                                        "-sS",
                                        "--retry",
                                        "30",
                                        "--retry-connrefused",
                                        "--retry-delay",
                                        "1",
                                        "http://127.0.0.1/sub/page.txt")
                                .output())
                        .endsWith("a page below\n"));
    }

    /** Its private key can be read by it, too. */
    @Test
    void filesAreServedBySsh() throws Exception {
        load(ServerKind.SSH);
        serve(ServerKind.SSH, there -> {
            Outcome outcome = ask(
                    there,
                    "ls -l\n",
                    "sftp",
                    "-F",
                    "none",
                    "-b",
                    "-",
                    "-oConnectionAttempts=30",
                    "-oConnectTimeout=50",
                    "-i" + BuiltImages.sources().resolve("id"),
                    "-oStrictHostKeyChecking=no",
                    "-oUserKnownHostsFile=/dev/null",
                    "-oIdentitiesOnly=yes",
                    "-oIdentityAgent=none",
                    "-oBatchMode=yes",
                    "alice@127.0.0.1");
            assertThat(outcome.output())
                    .as(podman(List.of("logs", NAME)).output())
                    .contains("hello.txt");
            assertThat(outcome.status()).isZero();
        });
    }
}
