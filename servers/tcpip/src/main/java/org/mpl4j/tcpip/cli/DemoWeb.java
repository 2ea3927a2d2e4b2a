package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The step of the demo that fetches a page with curl from {@code mpl-web}, which runs on a stack of its own in the namespace. */
final class DemoWeb {
    private static final String STEP = "a page from mpl-web on the stack, by curl";
    private static final String ADDRESS = "203.0.113.2";
    private static final String PAGE = "hello from a stack of its own\n";
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final int LOOKS = 300;
    private static final String BUILT = "--version";

    private final DemoNamespace namespace;
    private final String device;

    DemoWeb(DemoNamespace namespace, String device) {
        this.namespace = namespace;
        this.device = device;
    }

    /** Shows it, or says why not. */
    void show(DemoTable table) throws IOException, InterruptedException {
        Path launcher = launcher();
        if (launcher == null) {
            table.skip(STEP, "there is no bin/mpl-web beside this program");
        } else if (!Programs.isThere("curl")) {
            table.skip(STEP, "curl is not installed");
        } else {
            Path folder = Files.createTempDirectory("mpl-net-demo");
            Path page = Files.writeString(folder.resolve("index.html"), PAGE);
            try {
                table.step(STEP, () -> {
                    build(launcher);
                    return fetch(launcher, folder);
                });
            } finally {
                Files.delete(page);
                Files.delete(folder);
            }
        }
    }

    /** The launcher of the source tree that this runs from; null if it does not. */
    private static @Nullable Path launcher() {
        String library = System.getProperty("mplc.library", "");
        if (library.isEmpty()) {
            return null;
        }
        Path launcher = Path.of(library).resolveSibling("bin").resolve("mpl-web");
        return Files.isExecutable(launcher) ? launcher : null;
    }

    /** Outside of the namespace, where there is a network to download from; what it tells is seen. */
    private static void build(Path launcher) throws IOException, InterruptedException {
        Process build = new ProcessBuilder(launcher.toString(), BUILT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        build.getOutputStream().close();
        int status = build.waitFor();
        if (status != 0) {
            throw new IOException("`" + launcher + " " + BUILT + "` failed with status " + status);
        }
    }

    private String fetch(Path launcher, Path folder) throws IOException, InterruptedException {
        Process server = namespace.start(List.of(
                launcher.toString(),
                "--stack",
                "mpl",
                "--tap",
                device,
                "--address",
                ADDRESS + "/24",
                folder.toString()));
        try {
            awaitDevice(server);
            namespace.bringUp(device, "203.0.113.1/24");
            String got = namespace.run(
                    "curl",
                    "-s",
                    "--fail",
                    "--retry",
                    "20",
                    "--retry-connrefused",
                    "--retry-delay",
                    "1",
                    "http://" + ADDRESS + "/");
            if (!got.equals(PAGE)) {
                throw new IOException("curl got something else: " + got);
            }
            return PAGE.length() + " bytes from http://" + ADDRESS + "/, as they are in the file";
        } finally {
            namespace.end(server);
        }
    }

    /** Until the server has made its interface. */
    private void awaitDevice(Process server) throws IOException, InterruptedException {
        for (int i = 0; i < LOOKS; i++) {
            if (!server.isAlive()) {
                throw new IOException("mpl-web ended: "
                        + new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
            }
            if (namespace.run("ip", "-o", "link").contains(device + ":")) {
                return;
            }
            Thread.sleep(LOOK_AGAIN);
        }
        throw new IOException("mpl-web made no interface");
    }
}
