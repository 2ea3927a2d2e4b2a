package org.mpl4j.dns.service;

import java.nio.ByteBuffer;

/**
 * Answers DNS messages. A transport hands each message that it receives to a service and sends what that wrote; middleware is a service in front of another one.
 * An instance belongs to one thread at a time and keeps what it needs to answer without allocation; a transport with several threads has an instance for each.
 */
public interface Service {
    /**
     * Answers a message.
     *
     * @param request the message and where it comes from; valid during this call only
     * @param response where the answer is put: it begins at the position, and may use the room up to the limit; if there is an answer, the position is its end
     *     afterwards. An answer that does not fit is truncated (RFC 2181 section 9); a transport gives streams room for 65,535 bytes
     * @return whether there is an answer to send; false if the message is dropped
     */
    boolean answer(Request request, ByteBuffer response);
}
