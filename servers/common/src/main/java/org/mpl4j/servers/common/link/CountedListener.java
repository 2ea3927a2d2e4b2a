package org.mpl4j.servers.common.link;

import java.io.IOException;
import java.net.SocketAddress;
import java.util.concurrent.atomic.LongAdder;

/**
 * A listener whose connections' bytes are counted.
 *
 * @param inner the listener
 * @param received how many bytes came
 * @param sent how many went
 */
public record CountedListener(LinkListener inner, LongAdder received, LongAdder sent) implements LinkListener {
    @Override
    public Link accept() throws IOException {
        return new CountedLink(inner.accept(), received, sent);
    }

    @Override
    public SocketAddress localAddress() {
        return inner.localAddress();
    }

    @Override
    public boolean isOpen() {
        return inner.isOpen();
    }

    @Override
    public void close() throws IOException {
        inner.close();
    }
}
