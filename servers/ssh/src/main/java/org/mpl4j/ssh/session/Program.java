package org.mpl4j.ssh.session;

/** What a session runs. */
interface Program {
    /** Begins to pass data on; the client knows by now that it was started. */
    void begin();

    /** The terminal has another size. */
    default void resize(int columns, int rows) {}

    /** Sends a signal; false if that is not possible. */
    default boolean signal(SignalName name) {
        return false;
    }

    /** The channel is gone: ends it. */
    void hangUp();
}
