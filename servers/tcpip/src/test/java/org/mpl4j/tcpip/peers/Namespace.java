package org.mpl4j.tcpip.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A network namespace of the kernel's, which ends with the test. */
final class Namespace implements AutoCloseable {
    private static final long SECONDS = 60;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name = "mpl-net-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();

    /** Makes one, or has the test skipped where that is not allowed. */
    Namespace() throws IOException, InterruptedException {
        assumeRoot();
        run("ip", "netns", "add", name);
        inside("ip", "link", "set", "lo", "up");
    }

    static void assumeRoot() {
        try {
            assumeTrue(
                    Files.isWritable(Path.of("/dev/net/tun"))
                            && Files.getOwner(Path.of("/proc/self")).getName().equals("root"),
                    "network namespaces and TAP take root: this is not tested");
        } catch (IOException e) {
            assumeTrue(false, "there is no /proc: this is not tested");
        }
        assumeProgram("ip");
        assumeProgram("ping");
    }

    static void assumeProgram(String program) {
        assumeTrue(
                Stream.of("/usr/sbin", "/usr/bin", "/sbin", "/bin")
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
                program + " is not installed: this is not tested");
    }

    String name() {
        return name;
    }

    /** Runs a program in it, and returns what it printed. */
    String inside(String... command) throws IOException, InterruptedException {
        return run(command(command));
    }

    /** Begins a program in it, whose output goes to a file. */
    Process begin(Path output, String... command) throws IOException {
        return begin(ProcessBuilder.Redirect.to(output.toFile()), command);
    }

    /** Begins a program in it, whose output goes somewhere. */
    Process begin(ProcessBuilder.Redirect output, String... command) throws IOException {
        return new ProcessBuilder(command(command))
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
    }

    private String[] command(String... command) {
        List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", name));
        whole.addAll(List.of(command));
        return whole.toArray(new String[0]);
    }

    /** Runs a program, and returns what it printed. */
    static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(String.join(" ", command) + "\n" + output)
                .isZero();
        return output;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("ip", "netns", "del", name);
    }
}
