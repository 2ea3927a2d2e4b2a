package org.mpl4j.servers.common.conduit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds conduits by name: a folder in which the socket of {@code www.example.org} is the file {@code www.example.org.conduit}. Who listens makes the file, who may write to the folder gives
 * names. Where servers are to be started when they are asked for, there is a {@link ConduitDirectory} instead.
 *
 * @param folder where the sockets are
 */
public record ConduitNames(Path folder) {
    /** What the names of files end with. */
    public static final String SUFFIX = ".conduit";

    private static final int LONGEST = 253;
    private static final Pattern NAME = Pattern.compile("(?!-)[a-z0-9_-]{1,63}(?<!-)(\\.(?!-)[a-z0-9_-]{1,63}(?<!-))*");

    /**
     * The socket of a name, whether it is there or not.
     *
     * @param name as in DNS, with or without the dot at the end; upper and lower case are the same
     * @throws IOException if it is no name, so that it could mean a file elsewhere
     */
    public Path path(String name) throws IOException {
        return folder.resolve(normal(name) + SUFFIX);
    }

    /** A name in small letters and without the dot at its end. */
    static String normal(String name) throws IOException {
        String known = name.toLowerCase(Locale.ROOT);
        if (known.endsWith(".")) {
            known = known.substring(0, known.length() - 1);
        }
        if (known.length() > LONGEST || !NAME.matcher(known).matches()) {
            throw new IOException(
                    "`%s` is no name of a conduit: it has labels of letters, digits, - and _, with dots between them"
                            .formatted(name));
        }
        return known;
    }

    /** {@return the names that there are sockets of, sorted} */
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }
}
