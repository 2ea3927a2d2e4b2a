package org.mpl4j.dns.client;

import java.nio.ByteBuffer;

/** A message that is to be answered. */
public interface Asking {
    /** Its number. */
    int id();

    /** The question that it has, and the answer, too. */
    Query query();

    /** The message, from position 0 to the limit; signed anew each time if it is to be. */
    ByteBuffer datagram();
}
