package org.mpl4j.dns.transport;

import java.nio.channels.SelectionKey;

/**
 * What a selector looks for.
 *
 * @param key of the connection's channel
 */
record KeyInterest(SelectionKey key) implements Interest {
    @Override
    public void nothing() {
        key.interestOps(0);
    }

    @Override
    public void reading() {
        key.interestOps(SelectionKey.OP_READ);
    }

    @Override
    public void writing() {
        key.interestOps(SelectionKey.OP_WRITE);
    }

    @Override
    public void end() {
        key.cancel();
    }
}
