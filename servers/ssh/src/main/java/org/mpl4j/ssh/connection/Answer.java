package org.mpl4j.ssh.connection;

import org.mpl4j.runtime.Bytes;

/**
 * What a request is answered with, if the peer wants to know.
 *
 * @param isGranted whether it is done
 * @param data of the answer to a global request
 * @param then what begins when the answer is on its way
 */
public record Answer(boolean isGranted, Bytes data, Runnable then) {
    private static final Runnable NOTHING = () -> {};

    /** It was refused, or nobody knows what it means. */
    public static final Answer REFUSED = new Answer(false, Bytes.EMPTY, NOTHING);

    /** It was done. */
    public static final Answer GRANTED = new Answer(true, Bytes.EMPTY, NOTHING);

    /** It was done, and something is to begin behind that. */
    public static Answer granted(Runnable then) {
        return new Answer(true, Bytes.EMPTY, then);
    }

    /** It was done, and there is more to say. */
    public static Answer granted(Bytes data) {
        return new Answer(true, data, NOTHING);
    }
}
