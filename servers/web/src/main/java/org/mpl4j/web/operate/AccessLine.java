package org.mpl4j.web.operate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.mpl4j.web.http.Field;
import org.mpl4j.web.http.RequestHead;
import org.mpl4j.web.http.Status;

/** Writes lines of the access log into blocks, without allocation: what clients send is escaped, so that a line stays a line. For one thread. */
final class AccessLine {
    private static final DateTimeFormatter CLASSIC = DateTimeFormatter.ofPattern(
                    "dd/MMM/uuuu:HH:mm:ss '+0000'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final byte[] HEX = bytes("0123456789abcdef");
    private static final byte[] NONE = bytes("-");
    private static final byte[] USER_AND_TIME = bytes(" - - [");
    private static final byte[] JSON_TIME = bytes("{\"time\":\"");
    private static final byte[] JSON_CLIENT = bytes("\",\"client\":\"");
    private static final byte[] JSON_REQUEST = bytes("\",\"request\":\"");
    private static final byte[] JSON_STATUS = bytes("\",\"status\":");
    private static final byte[] JSON_BYTES = bytes(",\"bytes\":");
    private static final byte[] JSON_REFERER = bytes(",\"referer\":\"");
    private static final byte[] JSON_AGENT = bytes("\",\"agent\":\"");
    private static final byte[] JSON_END = bytes("\"}\n");
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_PRINTABLE = 0x7e;
    private static final int HEX_BITS = 4;
    private static final int DIGIT = 0xf;
    private static final long MILLIS = 1000;

    private final AccessFormat format;
    private byte[] block = {};
    private int at;
    private long second = Long.MIN_VALUE;
    private byte[] time = {};

    AccessLine(AccessFormat format) {
        this.format = format;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** How many bytes a line may take: each byte of the head may be escaped. */
    static int room(RequestHead head) {
        int room = 256 + 6 * (head.lineEnd() - head.start());
        for (int i = 0; i < head.lineCount(); i++) {
            if (head.name(i) == Field.REFERER || head.name(i) == Field.USER_AGENT) {
                room += 6 * (head.valueEnd(i) - head.valueStart(i));
            }
        }
        return room;
    }

    /** Writes a line; where the next begins. */
    int write(byte[] to, int from, byte[] peer, RequestHead head, Status status, long contentBytes, long millis) {
        block = to;
        at = from;
        if (Math.floorDiv(millis, MILLIS) != second) {
            second = Math.floorDiv(millis, MILLIS);
            Instant instant = Instant.ofEpochSecond(second);
            time = bytes(format == AccessFormat.JSON ? instant.toString() : CLASSIC.format(instant));
        }
        if (format == AccessFormat.JSON) {
            json(peer, head, status, contentBytes);
        } else {
            classic(peer, head, status, contentBytes);
        }
        return at;
    }

    private void classic(byte[] peer, RequestHead head, Status status, long contentBytes) {
        put(peer);
        put(USER_AND_TIME);
        put(time);
        put(']');
        put(' ');
        put('"');
        requestLine(head);
        put('"');
        put(' ');
        number(status.code());
        put(' ');
        number(contentBytes);
        if (format == AccessFormat.COMBINED) {
            put(' ');
            put('"');
            value(head, Field.REFERER);
            put('"');
            put(' ');
            put('"');
            value(head, Field.USER_AGENT);
            put('"');
        }
        put('\n');
    }

    private void json(byte[] peer, RequestHead head, Status status, long contentBytes) {
        put(JSON_TIME);
        put(time);
        put(JSON_CLIENT);
        put(peer);
        put(JSON_REQUEST);
        requestLine(head);
        put(JSON_STATUS);
        number(status.code());
        put(JSON_BYTES);
        number(contentBytes);
        put(JSON_REFERER);
        value(head, Field.REFERER);
        put(JSON_AGENT);
        value(head, Field.USER_AGENT);
        put(JSON_END);
    }

    private void requestLine(RequestHead head) {
        if (head.lineEnd() == head.start()) {
            put(NONE);
        } else {
            escaped(head.bytes(), head.start(), head.lineEnd());
        }
    }

    private void value(RequestHead head, Field field) {
        int line = head.line(field);
        if (line < 0) {
            put(NONE);
        } else {
            escaped(head.bytes(), head.valueStart(line), head.valueEnd(line));
        }
    }

    private void escaped(byte[] in, int from, int to) {
        for (int i = from; i < to; i++) {
            byte c = in[i];
            if (c == '"' || c == '\\') {
                put('\\');
                put((char) c);
            } else if (c >= FIRST_PRINTABLE && c <= LAST_PRINTABLE) {
                put((char) c);
            } else {
                put('\\');
                put(format == AccessFormat.JSON ? 'u' : 'x');
                if (format == AccessFormat.JSON) {
                    put('0');
                    put('0');
                }
                put((char) HEX[c >> HEX_BITS & DIGIT]);
                put((char) HEX[c & DIGIT]);
            }
        }
    }

    private void number(long value) {
        long unit = 1;
        while (value / unit > 9) {
            unit *= 10;
        }
        for (; unit > 0; unit /= 10) {
            put((char) ('0' + value / unit % 10));
        }
    }

    private void put(char c) {
        block[at++] = (byte) c;
    }

    private void put(byte[] text) {
        System.arraycopy(text, 0, block, at, text.length);
        at += text.length;
    }
}
