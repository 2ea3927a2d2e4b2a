package org.mpl4j.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Images of servers that are measured: {@code mpl-appliance} builds and runs them. */
public final class ApplianceImages {
    private static final String PROGRAM = "bin/mpl-appliance";
    private static final String IMAGE = "image";

    private ApplianceImages() {}

    /**
     * Builds one, if it is not there.
     *
     * @param folder what it is built in
     * @param server its kind
     * @param config the server's configuration
     * @param options more words
     */
    public static void build(
            Path repository, Path folder, ServerPlace place, String server, Path config, String... options)
            throws IOException {
        Path image = folder.resolve(IMAGE);
        if (Files.exists(image)) {
            return;
        }
        Files.createDirectories(folder);
        List<String> words = new ArrayList<>(List.of(
                repository.resolve(PROGRAM).toString(),
                "build",
                "--server=" + server,
                "--config=" + config,
                "--address=" + place.host() + "/24",
                "-o",
                image.toString()));
        words.addAll(List.of(options));
        try {
            if (new ProcessBuilder(words)
                            .inheritIO()
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    != 0) {
                throw new IOException("the image cannot be built by " + String.join(" ", words));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** What runs it, on the TAP of a place, which is on no bridge. */
    public static List<String> command(Path repository, Path folder, ServerPlace place) {
        return List.of(
                repository.resolve(PROGRAM).toString(),
                "run",
                folder.resolve(IMAGE).toString(),
                "--bridge=",
                "--tap=" + place.tap());
    }
}
