package org.mpl4j.web.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.mpl4j.web.content.Representation;
import org.mpl4j.web.http.ByteRanges;

/**
 * The fields and parts of a response with ranges (RFC 9110 sections 14.4 and 14.6, 15.3.7).
 *
 * @param fields with the empty line
 * @param parts the content
 * @param contentBytes how much that is
 */
@SuppressWarnings("ArrayRecordComponent")
record PartialContent(byte[] fields, List<Sending.Part> parts, long contentBytes) {
    private static final byte[] NOTHING = {};

    /** Of ranges that were read. */
    static PartialContent of(Representation representation, ByteRanges ranges) {
        return ranges.count() == 1
                ? single(representation, ranges.first(0), ranges.end(0))
                : several(representation, ranges);
    }

    private static PartialContent single(Representation representation, long first, long end) {
        return new PartialContent(
                fields(representation, representation.type(), end - first, contentRange(representation, first, end)),
                List.of(new Sending.Part(NOTHING, first, end)),
                end - first);
    }

    private static PartialContent several(Representation representation, ByteRanges ranges) {
        // Random, so that no file can have it inside.
        String boundary = "%016x%016x"
                .formatted(
                        ThreadLocalRandom.current().nextLong(),
                        ThreadLocalRandom.current().nextLong());
        List<Sending.Part> parts = new ArrayList<>();
        long length = 0;
        for (int i = 0; i < ranges.count(); i++) {
            long first = ranges.first(i);
            long end = ranges.end(i);
            byte[] head = Workspace.bytes((i == 0 ? "" : "\r\n") + "--" + boundary + "\r\nContent-Type: "
                    + representation.type() + "\r\n" + contentRange(representation, first, end) + "\r\n");
            parts.add(new Sending.Part(head, first, end));
            length += head.length + end - first;
        }
        byte[] last = Workspace.bytes("\r\n--" + boundary + "--\r\n");
        parts.add(new Sending.Part(last, 0, 0));
        length += last.length;
        return new PartialContent(
                fields(representation, "multipart/byteranges; boundary=" + boundary, length, ""), parts, length);
    }

    private static String contentRange(Representation representation, long first, long end) {
        return "Content-Range: bytes " + first + "-" + (end - 1) + "/" + representation.length() + "\r\n";
    }

    private static byte[] fields(Representation representation, String type, long length, String range) {
        byte[] start = Workspace.bytes("Content-Type: " + type + "\r\nContent-Length: " + length + "\r\n" + range);
        byte[] rest = representation.partFields();
        byte[] all = new byte[start.length + rest.length + 2];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(rest, 0, all, start.length, rest.length);
        all[all.length - 2] = '\r';
        all[all.length - 1] = '\n';
        return all;
    }
}
