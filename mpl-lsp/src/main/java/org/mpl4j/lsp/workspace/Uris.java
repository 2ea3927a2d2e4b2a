package org.mpl4j.lsp.workspace;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Locale;

/** What editors call files, as paths. */
public final class Uris {
    private Uris() {}

    /**
     * The file of a URI. What is in no file yet ({@code untitled:}) gets a path that no file has.
     *
     * @param isPolicy whether what has no ending is a policy
     */
    public static Path path(String uri, boolean isPolicy) {
        try {
            URI parsed = new URI(uri);
            if ("file".equalsIgnoreCase(parsed.getScheme())) {
                return Path.of(parsed).toAbsolutePath().normalize();
            }
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            // Some editors call buffers without a file whatever they like: the name below is as good as any.
        }
        String name = uri.replaceAll("[^A-Za-z0-9._-]", "_");
        boolean hasEnding = isSpecification(Path.of(name)) || isPolicy(Path.of(name));
        return Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "mplc-no-file",
                        name,
                        hasEnding ? name : name + (isPolicy ? ".spl" : ".mpl"))
                .toAbsolutePath()
                .normalize();
    }

    public static Path path(String uri) {
        return path(uri, false);
    }

    /** Whether a file is a specification by its name. */
    public static boolean isSpecification(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".mpl");
    }

    /** Whether a file is a policy by its name. */
    public static boolean isPolicy(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".spl");
    }
}
