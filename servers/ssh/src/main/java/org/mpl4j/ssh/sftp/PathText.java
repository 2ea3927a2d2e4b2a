package org.mpl4j.ssh.sftp;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Paths between bytes, which they are, and text, in which Java and log lines have them. */
final class PathText {
    private static final Charset SYSTEM =
            Charset.forName(System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name()));

    private PathText() {}

    /** The bytes of a path from a command line or a configuration. */
    static byte[] bytes(Path path) {
        return path.toString().getBytes(SYSTEM);
    }

    /** For messages: what is not plain is escaped. */
    static String of(byte[] path) {
        StringBuilder text = new StringBuilder(path.length);
        for (byte b : path) {
            if (b >= ' ' && b < 0x7f && b != '\\') {
                text.append((char) b);
            } else {
                text.append("\\%03o".formatted(b & 0xff));
            }
        }
        return text.toString();
    }
}
