package org.mpl4j.web.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.web.content.Lookup;
import org.mpl4j.web.content.Representation;
import org.mpl4j.web.content.Resource;
import org.mpl4j.web.http.ByteRanges;
import org.mpl4j.web.http.Field;
import org.mpl4j.web.http.Method;
import org.mpl4j.web.http.RequestHead;
import org.mpl4j.web.http.Status;
import org.mpl4j.web.http.TargetPath;

/** Answers requests: decides what is said, and puts it into the output as far as there is room. For one connection. */
final class Responder {
    private static final byte[] CLOSE = Workspace.bytes("Connection: close\r\n");
    private static final byte[] KEEP = Workspace.bytes("Connection: keep-alive\r\n");
    private static final byte[] NOTHING = {};
    private static final byte[] OPTIONS_FIELDS = Workspace.bytes("Allow: " + Method.ALLOWED + "\r\n\r\n");
    private static final String NO_SCRIPTS =
            "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n";

    private final InetAddress peer;
    private byte @Nullable [] peerText;
    private boolean isLast;
    private @Nullable Sending sending;

    Responder(InetAddress peer) {
        this.peer = peer;
    }

    /** What is left of the last response, null if all of it is in the output. */
    @Nullable
    Sending sending() {
        return sending;
    }

    void sent() throws IOException {
        if (sending != null) {
            sending.close();
            sending = null;
        }
    }

    /** Answers a request that is right. */
    void answer(Workspace space, RequestHead head, boolean isLastOne, ByteBuffer out) throws IOException {
        isLast = isLastOne;
        Method method = head.method();
        if (method == Method.OPTIONS) {
            put(space, head, Status.NO_CONTENT, OPTIONS_FIELDS, 0, out);
        } else if (!method.isAllowed()) {
            problem(space, head, method == Method.OTHER ? Status.NOT_IMPLEMENTED : Status.METHOD_NOT_ALLOWED, out);
        } else {
            Resource resource = space.hot().get(head.bytes(), head.pathStart(), head.pathEnd(), space.nanos());
            if (resource == null) {
                find(space, head, out);
            } else {
                WebCounter.HOT.add(space.tally(), 1);
                file(space, head, resource, out);
            }
        }
    }

    /** Answers with an error, perhaps as the last thing of the connection. */
    void problem(Workspace space, RequestHead head, Status status, boolean isLastOne, ByteBuffer out) {
        isLast = isLastOne;
        problem(space, head, status, out);
    }

    private void problem(Workspace space, RequestHead head, Status status, ByteBuffer out) {
        boolean isBare = head.method() == Method.HEAD;
        put(space, head, status, ErrorPages.fields(status), isBare ? 0 : ErrorPages.text(status).length, out);
        if (!isBare) {
            out.put(ErrorPages.text(status));
        }
    }

    private void find(Workspace space, RequestHead head, ByteBuffer out) throws IOException {
        WebCounter.LOOKED_UP.add(space.tally(), 1);
        TargetPath.Result decoded = TargetPath.of(head);
        TargetPath path = decoded.path();
        if (path == null) {
            problem(space, head, decoded.problem(), out);
            return;
        }
        switch (space.site().resources().find(path, space.nanos())) {
            case Lookup.File file -> {
                space.hot().put(head.bytes(), head.pathStart(), head.pathEnd(), file.resource());
                file(space, head, file.resource(), out);
            }
            case Lookup.Moved moved -> moved(space, head, moved.path(), out);
            case Lookup.Listing listing ->
                page(
                        space,
                        head,
                        Status.OK,
                        "Content-Type: text/html; charset=utf-8\r\n" + NO_SCRIPTS,
                        listing.page(),
                        out);
            case Lookup.Failure failure -> problem(space, head, failure.status(), out);
        }
    }

    private void moved(Workspace space, RequestHead head, TargetPath path, ByteBuffer out) {
        String query =
                new String(head.bytes(), head.pathEnd(), head.targetEnd() - head.pathEnd(), StandardCharsets.US_ASCII);
        String location = path.escaped() + query;
        page(
                space,
                head,
                Status.MOVED_PERMANENTLY,
                "Content-Type: text/plain; charset=utf-8\r\nLocation: " + location + "\r\n",
                ErrorPages.text(Status.MOVED_PERMANENTLY),
                out);
    }

    /** A page that was made for this request, with fields that may be longer than the output has room for. */
    private void page(Workspace space, RequestHead head, Status status, String fields, byte[] text, ByteBuffer out) {
        boolean isBare = head.method() == Method.HEAD;
        put(space, head, status, NOTHING, isBare ? 0 : text.length, out);
        byte[] rest = Workspace.bytes(fields + "Content-Length: " + text.length + "\r\n\r\n");
        byte[] all = java.util.Arrays.copyOf(rest, rest.length + (isBare ? 0 : text.length));
        System.arraycopy(text, 0, all, rest.length, all.length - rest.length);
        begin(Sending.of(all), out);
    }

    private void file(Workspace space, RequestHead head, Resource resource, ByteBuffer out) throws IOException {
        Representation representation = resource.plain();
        if (!resource.isSingle()) {
            space.codings().read(head);
            representation = resource.choose(space.codings());
        }
        Status status = Preconditions.check(head, representation, space.seconds());
        if (status == Status.NOT_MODIFIED) {
            put(space, head, status, representation.bareFields(), 0, out);
        } else if (status != Status.OK) {
            problem(space, head, status, out);
        } else if (head.method() == Method.GET
                && head.has(Field.RANGE)
                && Preconditions.isRangeWanted(head, representation, space.seconds())) {
            ranges(space, head, representation, out);
        } else {
            all(space, head, representation, out);
        }
    }

    private void all(Workspace space, RequestHead head, Representation representation, ByteBuffer out)
            throws IOException {
        byte[] content = representation.content();
        if (head.method() == Method.HEAD) {
            put(space, head, Status.OK, representation.fullFields(), 0, out);
        } else if (content == null) {
            List<Sending.Part> whole = List.of(new Sending.Part(NOTHING, 0, representation.length()));
            fromFile(space, head, Status.OK, representation, representation.fullFields(), whole, out);
        } else {
            put(space, head, Status.OK, representation.fullFields(), content.length, out);
            if (content.length <= out.remaining()) {
                out.put(content);
            } else {
                begin(new Sending(List.of(new Sending.Part(NOTHING, 0, content.length)), content, null), out);
            }
        }
    }

    private void ranges(Workspace space, RequestHead head, Representation representation, ByteBuffer out)
            throws IOException {
        int line = head.line(Field.RANGE);
        ByteRanges ranges = space.ranges();
        int count = ranges.parse(head.bytes(), head.valueStart(line), head.valueEnd(line), representation.length());
        if (count == ByteRanges.IGNORED) {
            all(space, head, representation, out);
        } else if (count == 0) {
            Status status = Status.RANGE_NOT_SATISFIABLE;
            String range =
                    "Content-Type: text/plain; charset=utf-8\r\nContent-Range: bytes */" + representation.length();
            page(space, head, status, range + "\r\n", ErrorPages.text(status), out);
        } else {
            PartialContent partial = PartialContent.of(representation, ranges);
            byte[] content = representation.content();
            if (content == null) {
                fromFile(space, head, Status.PARTIAL_CONTENT, representation, partial.fields(), partial.parts(), out);
            } else {
                put(space, head, Status.PARTIAL_CONTENT, partial.fields(), partial.contentBytes(), out);
                begin(new Sending(partial.parts(), content, null), out);
            }
        }
    }

    private void fromFile(
            Workspace space,
            RequestHead head,
            Status status,
            Representation representation,
            byte[] fields,
            List<Sending.Part> parts,
            ByteBuffer out)
            throws IOException {
        FileChannel file = representation.open();
        if (file == null) {
            // It was changed since it was looked at; in a moment that is known.
            problem(space, head, Status.UNAVAILABLE, out);
            return;
        }
        Sending next = new Sending(parts, null, file);
        put(space, head, status, fields, next.totalBytes(), out);
        begin(next, out);
    }

    private void begin(Sending next, ByteBuffer out) {
        if (!next.fill(out)) {
            sending = next;
        }
    }

    /** Puts the head of a response, all of it but perhaps the end of the fields, and counts it. */
    private void put(
            Workspace space, RequestHead head, Status status, byte[] fields, long contentBytes, ByteBuffer out) {
        out.put(status.line()).put(space.firstFields());
        if (isLast) {
            out.put(CLOSE);
        } else if (head.minorVersion() == 0) {
            out.put(KEEP);
        }
        out.put(fields);
        WebCounts.countResponse(space.tally(), head.method(), status);
        if (space.log().isOn()) {
            byte[] text = peerText;
            if (text == null) {
                text = Workspace.bytes(peer.getHostAddress());
                peerText = text;
            }
            space.log().add(text, head, status, contentBytes, space.millis());
        }
    }
}
