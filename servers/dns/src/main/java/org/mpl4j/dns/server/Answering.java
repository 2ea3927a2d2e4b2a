package org.mpl4j.dns.server;

import java.io.IOException;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.service.Service;
import org.mpl4j.servers.common.metrics.PrometheusText;

/** What a server answers with: the zones of a configuration, and all that keeps them up to date. */
public interface Answering extends AutoCloseable {
    /** Makes what answers. */
    @FunctionalInterface
    interface Factory {
        /**
         * Loads what is needed before the first answer.
         *
         * @throws IOException if that is not possible; its message says what, where, and how to mend it
         */
        Answering open(Config config) throws IOException;
    }

    /** A service for a further thread. */
    Service newService();

    /** Begins what works beside answers, transfers for instance; the server listens, and its rights are given up. */
    void start();

    /**
     * Loads everything anew; what is broken stays as it was.
     *
     * @param config that is valid from now on
     * @return what was done, for the operator
     */
    String reload(Config config);

    /**
     * Writes the files of zones that were changed by messages, and has nobody change them until {@link #thaw}, so that their files can be edited.
     *
     * @return what was done, for the operator
     */
    default String freeze() {
        return "there is nothing that changes";
    }

    /**
     * Reads files that were edited, and has zones changed by messages again.
     *
     * @return what was done, for the operator
     */
    default String thaw() {
        return "there is nothing that changes";
    }

    /** Adds what is to be measured of it. */
    default void measure(PrometheusText text) {}

    /** How it is, for the operator, in lines. */
    String status();

    /** What keeps it from answering as it should, empty if nothing does. */
    String problem();

    @Override
    void close();
}
