package org.mpl4j.tcpip.iface;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.Bytes;

/** Bytes that something is read from, kept without an object for each packet: a buffer that is moved over the one that they are in. */
@SuppressWarnings("ReferenceEquality")
public final class PacketWindow {
    private ByteBuffer around = ByteBuffer.allocateDirect(0);
    private ByteBuffer window = around.duplicate();

    /** A window on nothing. */
    public PacketWindow() {}

    /** Moves it over these bytes. */
    public ByteBuffer over(Bytes bytes) {
        return over(bytes.source(), bytes.sourceOffset(), bytes.sourceOffset() + bytes.length());
    }

    /** Moves it over a part of a buffer. */
    public ByteBuffer over(ByteBuffer source, int from, int to) {
        if (source != around) {
            around = source;
            window = source.duplicate();
        }
        return window.clear().limit(to).position(from);
    }

    /** Moves it over nothing, without leaving the buffer that it is over. */
    public void close() {
        window.clear().limit(0);
    }

    /** What it is over, from the buffer's position to its limit. */
    public ByteBuffer buffer() {
        return window;
    }
}
