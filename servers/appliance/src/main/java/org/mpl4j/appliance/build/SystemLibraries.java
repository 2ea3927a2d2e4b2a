package org.mpl4j.appliance.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mpl4j.appliance.image.ApplianceImage;

/** The libraries of C that a runtime needs, as {@code ldd} finds them on the system that builds, at the paths at which its programs look for them. */
final class SystemLibraries {
    private static final Pattern LIBRARY = Pattern.compile("(?:=> )?(/\\S+) \\(0x");

    private SystemLibraries() {}

    /** Adds them, and a list of users. */
    static void add(ApplianceImage image, Archive archive) throws IOException, BuildException {
        Set<String> libraries = new TreeSet<>();
        Path runtime = image.folder().resolve(ApplianceImage.RUNTIME);
        for (Path file : Tree.all(runtime)) {
            String name = file.toString();
            if (Files.isRegularFile(file) && (name.endsWith(".so") || name.endsWith("bin/java"))) {
                find(file, libraries);
            }
        }
        libraries.removeIf(library -> library.startsWith(runtime.toString()));
        if (libraries.isEmpty()) {
            throw new BuildException(
                    "ldd finds no libraries that the runtime needs: a whole image takes a system of GNU");
        }
        Set<String> folders = new TreeSet<>();
        for (String library : libraries) {
            for (Path folder = Path.of(library).getParent();
                    folder != null && folder.getNameCount() > 0;
                    folder = folder.getParent()) {
                folders.add(folder.toString().substring(1) + "/");
            }
        }
        for (String folder : folders) {
            archive.addFolder(folder);
        }
        for (String library : libraries) {
            archive.addProgram(library.substring(1), Files.readAllBytes(Path.of(library)));
        }
        archive.addFile("etc/passwd", "appliance:x:61184:61184::/:/none\n".getBytes(StandardCharsets.UTF_8));
        archive.addFile("etc/group", "appliance:x:61184:\n".getBytes(StandardCharsets.UTF_8));
    }

    private static void find(Path file, Set<String> libraries) throws IOException, BuildException {
        Process process;
        try {
            process = new ProcessBuilder("ldd", file.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new BuildException("ldd is needed to find the libraries of such an image (Debian: libc-bin)", e);
        }
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher matcher = LIBRARY.matcher(said);
        while (matcher.find()) {
            libraries.add(matcher.group(1));
        }
    }
}
