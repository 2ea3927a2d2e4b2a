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
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** Media types by the ends of file names: those of the web first, then what the JDK knows. */
public final class MediaTypes {
    private static final String UNKNOWN = "application/octet-stream";
    private static final String WHITE_SPACE = " \t\n\u000b\f\r";

    /** What names of types have beside letters and digits (RFC 6838 section 4.2). */
    private static final String MARKS = "-!#$&^_.+";

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
            StringTokenizer words = new StringTokenizer(line.strip(), WHITE_SPACE);
            String type = words.hasMoreTokens() ? words.nextToken() : "#";
            if (type.startsWith("#")) {
                continue;
            }
            if (!isMediaType(type)) {
                throw new IOException("%s:%d: `%s` is no media type; a line is `TYPE/SUBTYPE EXTENSION ..`"
                        .formatted(file, number, type));
            }
            while (words.hasMoreTokens()) {
                byExtension.put(words.nextToken().toLowerCase(Locale.ROOT), type);
            }
        }
    }

    /** Without a regular expression, as this is read by every start. */
    private static boolean isMediaType(String text) {
        int slash = text.indexOf('/');
        return slash > 0
                && slash < text.length() - 1
                && isName(text, 0, slash)
                && isName(text, slash + 1, text.length());
    }

    private static boolean isName(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean isLetterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!isLetterOrDigit && MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
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
