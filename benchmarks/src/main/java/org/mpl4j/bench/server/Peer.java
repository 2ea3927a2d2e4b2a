package org.mpl4j.bench.server;

/** A server that is measured beside others. */
public interface Peer {
    /** What it is called. */
    String title();

    /** Which one it is; the first is what the others are compared with. */
    int ordinal();
}
