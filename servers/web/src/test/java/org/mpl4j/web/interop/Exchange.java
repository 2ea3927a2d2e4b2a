package org.mpl4j.web.interop;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A response, as far as two servers can be compared.
 *
 * @param status its code
 * @param fields by their names in small letters
 * @param content all of it
 */
record Exchange(int status, Map<String, String> fields, String content) {
    private static final int PATIENCE_MILLIS = 60_000;

    /** Sends a request that is the last of its connection. */
    static Exchange of(InetSocketAddress server, String request) throws IOException {
        try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
        }
    }

    private static Exchange parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        String[] lines = text.substring(0, end).split("\r\n", -1);
        Map<String, String> fields = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            fields.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        return new Exchange(Integer.parseInt(lines[0].split(" ", -1)[1]), fields, text.substring(end + 4));
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** What must be the same in two servers: pages of errors and separators of parts are their own. */
    String essence() {
        StringBuilder essence = new StringBuilder().append(status);
        String type = field("content-type");
        if (status == 206 && type.startsWith("multipart/byteranges; boundary=")) {
            String boundary = type.substring(type.indexOf('=') + 1);
            for (String part : content.split("(\r\n)?--" + boundary, -1)) {
                int head = part.indexOf("\r\n\r\n");
                if (head >= 0) {
                    String range = part.substring(0, head).replaceAll("(?is).*content-range: *([^\r]*).*", "$1");
                    essence.append(" | ").append(range).append(' ').append(part.substring(head + 4));
                }
            }
        } else if (status == 200 || status == 206) {
            essence.append(' ').append(field("content-length")).append(' ').append(field("content-range"));
            essence.append(' ').append(field("last-modified")).append(' ').append(content);
        } else if (status == 301) {
            essence.append(' ').append(field("location"));
        } else if (status == 416) {
            essence.append(' ').append(field("content-range"));
        }
        return essence.toString();
    }
}
