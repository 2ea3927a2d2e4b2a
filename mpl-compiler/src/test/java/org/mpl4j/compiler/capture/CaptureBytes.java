package org.mpl4j.compiler.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes captures for tests, byte by byte. */
final class CaptureBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private ByteOrder order = ByteOrder.BIG_ENDIAN;

    CaptureBytes order(ByteOrder newOrder) {
        order = newOrder;
        return this;
    }

    CaptureBytes u32(long... values) {
        for (long value : values) {
            bytes.writeBytes(
                    ByteBuffer.allocate(4).order(order).putInt((int) value).array());
        }
        return this;
    }

    CaptureBytes u16(int... values) {
        for (int value : values) {
            bytes.writeBytes(
                    ByteBuffer.allocate(2).order(order).putShort((short) value).array());
        }
        return this;
    }

    CaptureBytes raw(byte... content) {
        bytes.writeBytes(content);
        return this;
    }

    CaptureBytes text(String content) {
        return raw(content.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A pcap header. */
    CaptureBytes pcap(long magic, int linkType) {
        return u32(magic).u16(2, 4).u32(0, 0, 65535, linkType);
    }

    /** A pcap record whose frame was not cut. */
    CaptureBytes record(long seconds, long fraction, String content) {
        return u32(seconds, fraction, content.length(), content.length()).text(content);
    }

    /** A pcapng section header of unknown length. */
    CaptureBytes section() {
        return u32(0x0a0d0d0aL, 28, 0x1a2b3c4d).u16(1, 0).u32(-1, -1, 28);
    }

    /** A pcapng block around a body whose length is a multiple of 4. */
    CaptureBytes block(int type, CaptureBytes body) {
        byte[] content = body.toArray();
        return u32(type, content.length + 12).raw(content).u32(content.length + 12);
    }

    /** The same order, nothing else. */
    CaptureBytes body() {
        return new CaptureBytes().order(order);
    }

    /** An interface description; options are a body of their own. */
    CaptureBytes describe(int linkType, int snapLength, CaptureBytes options) {
        return block(1, body().u16(linkType, 0).u32(snapLength).raw(options.toArray()));
    }

    /** An enhanced packet with the time in units of its interface. */
    CaptureBytes packet(int interfaceId, long time, String content) {
        CaptureBytes body =
                body().u32(interfaceId, time >>> 32, time & 0xffff_ffffL, content.length(), content.length());
        return block(6, body.text(content).raw(new byte[(4 - content.length() % 4) % 4]));
    }

    byte[] toArray() {
        return bytes.toByteArray();
    }
}
