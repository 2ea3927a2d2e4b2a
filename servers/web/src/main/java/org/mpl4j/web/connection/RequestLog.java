package org.mpl4j.web.connection;

import org.mpl4j.web.http.RequestHead;
import org.mpl4j.web.http.Status;

/** Takes down requests. For one thread, which must not wait for it. */
public interface RequestLog {
    /** Takes nothing down. */
    RequestLog NONE = new RequestLog() {
        @Override
        public void add(byte[] peer, RequestHead head, Status status, long contentBytes, long epochMillis) {}

        @Override
        public boolean isOn() {
            return false;
        }
    };

    /**
     * Takes a request down when its response begins.
     *
     * @param peer the address of who has sent it, as text
     * @param head it; its request line is empty if it was not understood
     * @param status of the response
     * @param contentBytes how much content the response has
     * @param epochMillis when that is
     */
    void add(byte[] peer, RequestHead head, Status status, long contentBytes, long epochMillis);

    /** {@return whether anything is taken down} */
    default boolean isOn() {
        return true;
    }

    /** Hands on what was taken down. */
    default void flush() {}
}
