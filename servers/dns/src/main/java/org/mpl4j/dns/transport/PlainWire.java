package org.mpl4j.dns.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/** A connection that nothing protects. */
final class PlainWire implements Wire {
    private final ByteChannel channel;

    PlainWire(ByteChannel channel) {
        this.channel = channel;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    @Override
    public void write(ByteBuffer from) throws IOException {
        channel.write(from);
    }

    @Override
    public boolean hasUnsent() {
        return false;
    }

    @Override
    public boolean hasUnread() {
        return false;
    }

    @Override
    public boolean isBusy() {
        return false;
    }

    @Override
    public boolean isEstablished() {
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
