package org.mpl4j.appliance.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes a runtime of Java with few modules, and without what no server needs. */
final class RuntimeLinker {
    /** Programs and files for developers, and licences, which the notice of the image replaces. */
    private static final List<String> NOT_NEEDED = List.of(
            "bin/keytool",
            "bin/jrunscript",
            "lib/jexec",
            "lib/jrt-fs.jar",
            "lib/classlist",
            "lib/jspawnhelper",
            "lib/libjsig.so",
            "lib/server/libjsig.so",
            "legal",
            "conf/sdp",
            "conf/management");

    private static final String SECURITY = "conf/security/java.security";

    private RuntimeLinker() {}

    /**
     * Makes it.
     *
     * @param modules of the JDK
     * @param to a folder that is not there yet
     * @throws BuildException if this JDK cannot
     */
    static void link(Collection<String> modules, Path to) throws BuildException, IOException {
        Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
        if (!Files.isExecutable(jlink)) {
            throw new BuildException("this Java, " + System.getProperty("java.home")
                    + ", has no jlink: set MPLC_JAVA_HOME to a JDK 25, with all of its modules");
        }
        // In a process of its own: a second run in one process numbers what it generates in another way.
        Process process = new ProcessBuilder(
                        jlink.toString(),
                        "--add-modules",
                        String.join(",", modules),
                        "--strip-debug",
                        "--no-man-pages",
                        "--no-header-files",
                        // What is compressed twice becomes larger, and is slower to read.
                        "--compress=zip-0",
                        "--output",
                        to.toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (status(process) != 0) {
            throw new BuildException("jlink cannot make a runtime of " + String.join(", ", modules) + " from "
                    + System.getProperty("java.home") + ": " + said.strip());
        }
        for (String name : NOT_NEEDED) {
            delete(to.resolve(name));
        }
        stripLibraries(to);
        stripComments(to.resolve(SECURITY));
    }

    /** Nearly all of this file is comments, and each start reads it that needs a digest. */
    private static void stripComments(Path properties) throws IOException {
        try (Stream<String> lines = Files.lines(properties, StandardCharsets.ISO_8859_1)) {
            List<String> kept = lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            Files.write(properties, kept, StandardCharsets.ISO_8859_1);
        }
    }

    private static void stripLibraries(Path runtime) throws IOException {
        for (Path file : Tree.all(runtime)) {
            if (Files.isRegularFile(file) && file.getFileName().toString().endsWith(".so")) {
                SharedLibrary.strip(file);
                SmallPieces.rewrite(file);
            }
        }
    }

    private static int status(Process process) throws BuildException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new BuildException("interrupted", e);
        }
    }

    /** Deletes a file, or a folder with all that is in it; if there is none, nothing. */
    static void delete(Path file) throws IOException {
        if (Files.exists(file)) {
            try (Stream<Path> all = Files.walk(file)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
