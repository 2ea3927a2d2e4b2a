package org.mpl4j.appliance.build;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
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

    private RuntimeLinker() {}

    /**
     * Makes it.
     *
     * @param modules of the JDK
     * @param to a folder that is not there yet
     * @throws BuildException if this JDK cannot
     */
    static void link(Set<String> modules, Path to) throws BuildException, IOException {
        ToolProvider jlink = ToolProvider.findFirst("jlink")
                .orElseThrow(() -> new BuildException("this Java, " + System.getProperty("java.home")
                        + ", has no jlink: set MPLC_JAVA_HOME to a JDK 25, with all of its modules"));
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int status = jlink.run(
                out,
                out,
                "--add-modules",
                String.join(",", modules),
                "--strip-debug",
                "--no-man-pages",
                "--no-header-files",
                // What is compressed twice becomes larger, and is slower to read.
                "--compress=zip-0",
                "--output",
                to.toString());
        if (status != 0) {
            throw new BuildException("jlink cannot make a runtime of " + String.join(", ", modules) + " from "
                    + System.getProperty("java.home") + ": " + said.toString().strip());
        }
        for (String name : NOT_NEEDED) {
            delete(to.resolve(name));
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
