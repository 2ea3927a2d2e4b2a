package org.mpl4j.bench.sshserver;

import java.io.IOException;
import org.mpl4j.bench.server.RowValues;

/** Something that a client does with a server again and again. */
interface Load {
    /** How fast it is. */
    Metric rate();

    /** What it costs the server. */
    Metric cost();

    /**
     * Does it once, and sees to it that every byte arrives.
     *
     * @throws IOException if that is not so
     */
    void check(RunningServer server) throws IOException;

    /**
     * Does it once.
     *
     * @return how fast it was, and what it has cost
     * @throws IOException if not everything arrived
     */
    Result run(RunningServer server) throws IOException;

    /** How fast it was, and what it has cost. */
    record Result(double rate, double cost) {
        void addTo(Load load, RowValues values, Contender contender) {
            values.add(contender, load.rate(), rate);
            values.add(contender, load.cost(), cost);
        }
    }
}
