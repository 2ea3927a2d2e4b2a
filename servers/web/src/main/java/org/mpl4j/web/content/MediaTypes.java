package org.mpl4j.web.content;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Media types by the ends of file names: those of the web first, then what the JDK knows. */
public final class MediaTypes {
    private static final String UNKNOWN = "application/octet-stream";
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final String TABLE = "media-types.txt";

    private final Map<String, String> byExtension = new HashMap<>();

    /** The types that everybody serves. */
    public MediaTypes() {
        try (InputStream table = MediaTypes.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException("the table of media types is missing");
            }
            read(new BufferedReader(new InputStreamReader(table, StandardCharsets.US_ASCII)), TABLE);
        } catch (IOException e) {
            throw new IllegalStateException("the table of media types cannot be read", e);
        }
    }

    /**
     * Adds the types of a file, which win: lines of a type and the extensions that it goes with, as {@code /etc/mime.types} has them.
     *
     * @throws IOException if it cannot be read, or a line has no type, with the line
     */
    public void add(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            read(lines, file.toString());
        }
    }

    private void read(BufferedReader lines, String file) throws IOException {
        String line;
        for (int number = 1; (line = lines.readLine()) != null; number++) {
            String[] words = WHITE_SPACE.split(line.strip(), -1);
            if (words[0].isEmpty() || words[0].startsWith("#")) {
                continue;
            }
            if (!words[0].matches("[-!#$&^_.+a-zA-Z0-9]+/[-!#$&^_.+a-zA-Z0-9]+")) {
                throw new IOException("%s:%d: `%s` is no media type; a line is `TYPE/SUBTYPE EXTENSION ..`"
                        .formatted(file, number, words[0]));
            }
            for (int i = 1; i < words.length; i++) {
                byExtension.put(words[i].toLowerCase(Locale.ROOT), words[0]);
            }
        }
    }

    /** The type of a file, with the encoding if it is text. */
    String of(String name, String charset) {
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        @Nullable String type = byExtension.get(extension);
        if (type == null) {
            type = dot < 0 ? null : URLConnection.getFileNameMap().getContentTypeFor("x." + extension);
        }
        if (type == null) {
            return UNKNOWN;
        }
        return type.startsWith("text/") && !charset.isEmpty() ? type + "; charset=" + charset : type;
    }
}
