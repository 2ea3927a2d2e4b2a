package org.mpl4j.dns.service;

import java.nio.ByteBuffer;

/** The further messages of an answer of several messages: a zone transfer (RFC 5936 section 2.2). A transport asks for the next one when it has room to send it. */
public interface MessageSource {
    /**
     * Writes the next message.
     *
     * @param response where it is put, from the position on, up to the limit; the position is its end afterwards
     * @return false, and nothing is written, if there are no more
     */
    boolean next(ByteBuffer response);
}
