package org.mpl4j.servers.common.link;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.LongAdder;

/**
 * A connection whose bytes are counted.
 *
 * @param inner the connection
 * @param received how many bytes came
 * @param sent how many went
 */
public record CountedLink(Link inner, LongAdder received, LongAdder sent) implements Link {
    @Override
    public int read(ByteBuffer target) throws IOException {
        int count = inner.read(target);
        if (count > 0) {
            received.add(count);
        }
        return count;
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        int before = source.remaining();
        try {
            inner.write(source);
        } finally {
            sent.add(before - (long) source.remaining());
        }
    }

    @Override
    public SocketAddress remoteAddress() {
        return inner.remoteAddress();
    }

    @Override
    public SocketAddress localAddress() {
        return inner.localAddress();
    }

    @Override
    public void noDelay(boolean isOn) throws IOException {
        inner.noDelay(isOn);
    }

    @Override
    public void quickAck() throws IOException {
        inner.quickAck();
    }

    @Override
    public void endOutput() throws IOException {
        inner.endOutput();
    }

    @Override
    public void close() throws IOException {
        inner.close();
    }
}
