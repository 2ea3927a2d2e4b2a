package org.mpl4j.appliance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a machine has to have for a test, which is skipped where it is missing. */
public final class Requirements {
    private Requirements() {}

    /** TAP interfaces and namespaces, and programs. */
    public static void assumeRootAnd(String... programs) throws IOException {
        assumeTrue(
                Files.isWritable(Path.of("/dev/net/tun"))
                        && Files.getOwner(Path.of("/proc/self")).getName().equals("root"),
                "namespaces and TAP take root: this is not tested");
        for (String program : programs) {
            assumeTrue(
                    Stream.of("/usr/sbin", "/usr/bin", "/sbin", "/bin")
                            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
                    program + " is not installed: this is not tested");
        }
    }
}
