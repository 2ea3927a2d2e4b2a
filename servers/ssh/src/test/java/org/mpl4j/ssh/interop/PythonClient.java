package org.mpl4j.ssh.interop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A client that is a module of the system's Python. */
final class PythonClient extends ResidentClient {
    private static final Path SCRIPTS = Path.of("src/test/resources/org/mpl4j/ssh/interop");

    private final String module;

    /** paramiko or asyncssh. */
    PythonClient(String module) {
        this.module = module;
    }

    /** A program of the tests. */
    static Path script(String name) {
        return SCRIPTS.resolve(name);
    }

    @Override
    public String name() {
        return module;
    }

    @Override
    public boolean isInstalled() throws IOException, InterruptedException {
        return Programs.hasPython(module);
    }

    @Override
    public String version() throws IOException, InterruptedException {
        return Programs.output(
                        "/usr/bin/python3",
                        "-W",
                        "ignore",
                        "-c",
                        "import %s; print('%s', %s.__version__)".formatted(module, module, module))
                .strip();
    }

    @Override
    List<String> command() {
        return List.of(
                "/usr/bin/python3",
                "-W",
                "ignore",
                script(module + "_client.py").toString());
    }
}
