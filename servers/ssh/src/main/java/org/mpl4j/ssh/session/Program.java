package org.mpl4j.ssh.session;

/** What a session runs. */
interface Program {
    /** Begins to pass data on; the client knows by now that it was started. */
    void begin();

    /** The client reads no more output, but maybe errors. */
    default void stopOutput() {}

    /** Sends a signal; false if that is not possible. */
    default boolean signal(SignalName name) {
        return false;
    }

    /** The channel is gone: ends it. */
    void hangUp();
}
