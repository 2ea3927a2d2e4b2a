package org.mpl4j.dns.service;

import java.nio.ByteBuffer;

/** Where the answer to a message goes that takes too long to have others wait for it. One of the methods is called, once, by any thread. */
public interface LaterAnswer {
    /**
     * Sends the answer.
     *
     * @param answer from its position to its limit; copied or sent before this returns
     */
    void send(ByteBuffer answer);

    /** Says that there is no answer. */
    void drop();
}
