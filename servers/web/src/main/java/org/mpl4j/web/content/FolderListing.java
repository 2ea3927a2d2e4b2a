package org.mpl4j.web.content;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.web.http.TargetPath;

/** The page that lists what is in a folder. Names are escaped twice: as paths where they are followed, as text where they are read. */
final class FolderListing {
    private static final int MOST = 10_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private FolderListing() {}

    private record Entry(String name, boolean isFolder, long size, Instant modified) {}

    /** Makes the page. */
    static byte[] page(SecureDirectoryStream<Path> folder, TargetPath path, ContentSettings settings) {
        List<Entry> entries = entries(folder, settings);
        String title = html("/" + (path.names().isEmpty() ? "" : path.key() + "/"));
        StringBuilder out = new StringBuilder();
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Index of ")
                .append(title)
                .append(
                        "</title>\n<style>td{padding:0 1em 0 0}td+td{text-align:right}</style>\n</head>\n<body>\n<h1>Index of ")
                .append(title)
                .append("</h1>\n<table>\n");
        if (!path.names().isEmpty()) {
            out.append("<tr><td><a href=\"../\">../</a></td></tr>\n");
        }
        for (Entry entry : entries.subList(0, Math.min(MOST, entries.size()))) {
            append(out, entry);
        }
        out.append("</table>\n");
        if (entries.size() > MOST) {
            out.append("<p>These are the first ")
                    .append(MOST)
                    .append(" of ")
                    .append(entries.size())
                    .append(".</p>\n");
        }
        return out.append("</body>\n</html>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder out, Entry entry) {
        String slash = entry.isFolder() ? "/" : "";
        // Without the dot, a colon in the name would end the scheme of a URI.
        out.append("<tr><td><a href=\"./")
                .append(html(TargetPath.escaped(entry.name())))
                .append(slash);
        out.append("\">").append(html(entry.name())).append(slash).append("</a></td><td>");
        out.append(TIME.format(entry.modified())).append("</td><td>");
        out.append(entry.isFolder() ? "" : Long.toString(entry.size())).append("</td></tr>\n");
    }

    private static List<Entry> entries(SecureDirectoryStream<Path> folder, ContentSettings settings) {
        List<Entry> entries = new ArrayList<>();
        for (Path path : folder) {
            Path name = path.getFileName();
            Entry entry = settings.isHidden(name.toString()) ? null : entry(folder, name);
            if (entry != null) {
                entries.add(entry);
            }
        }
        entries.sort(Comparator.comparing(Entry::isFolder).reversed().thenComparing(Entry::name));
        return entries;
    }

    /** What a name is, null if it has gone since. */
    private static @Nullable Entry entry(SecureDirectoryStream<Path> folder, Path name) {
        try {
            BasicFileAttributes attributes = folder.getFileAttributeView(
                            name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes();
            return new Entry(
                    name.toString(),
                    attributes.isDirectory(),
                    attributes.size(),
                    attributes.lastModifiedTime().toInstant());
        } catch (IOException e) {
            return null;
        }
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
