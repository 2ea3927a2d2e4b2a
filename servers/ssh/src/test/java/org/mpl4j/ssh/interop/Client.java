package org.mpl4j.ssh.interop;

import java.io.IOException;
import java.nio.file.Path;

/** A client of somebody else. What it offers is all that it can do. */
interface Client extends AutoCloseable {
    /** {@return its name, short} */
    String name();

    /** {@return its version, for people} */
    String version() throws IOException, InterruptedException;

    /** {@return whether it is there} */
    boolean isInstalled() throws IOException, InterruptedException;

    /** {@return whether it can use what it is not known to be without: a kind of key, a certificate of that, a method} */
    default boolean knows(String row) {
        return true;
    }

    /**
     * Logs in, runs {@code cat}, gives it a file and takes what comes back.
     *
     * @throws IOException if that fails, with the client's words
     */
    void echo(Login login, Path input, Path output) throws IOException, InterruptedException;

    @Override
    default void close() throws IOException {
        // Most are a process for each trial.
    }
}
