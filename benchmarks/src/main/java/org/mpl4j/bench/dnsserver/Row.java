package org.mpl4j.bench.dnsserver;

import java.util.List;
import org.mpl4j.bench.server.RunOptions;

/** What is measured. */
enum Row {
    UDP_1K("UDP, 1,000 names", Kind.LOAD, true),
    UDP_100K("UDP, 100,000 names, in random order", Kind.LOAD, true),
    UDP_1K_CLIENTS("UDP, 1,000 names, each query of 64 from another socket", Kind.LOAD, false),
    UDP_100K_CLIENTS("UDP, 100,000 names, in random order, each query of 64 from another socket", Kind.LOAD, false),
    SIGNED("UDP, 1,000 names of a signed zone, with DO", Kind.LOAD, false),
    NXDOMAIN("UDP, 100,000 random names that the zone does not have", Kind.LOAD, false),
    NXDOMAIN_SIGNED("UDP, 100,000 random names that a signed zone does not have, with DO", Kind.LOAD, false),
    TCP("TCP, one stream, 128 queries at once", Kind.LOAD, false),
    LATENCY("UDP, 1,000 names, 20,000 queries/s whatever the answers do", Kind.LATENCY, true),
    START("start with 1,000 names", Kind.START, false),
    MEMORY("memory with 1,000 names", Kind.MEMORY, false),
    MILLION("a zone of a million records", Kind.MILLION, false);

    /** How it is measured. */
    enum Kind {
        LOAD,
        LATENCY,
        START,
        MEMORY,
        MILLION
    }

    static final int SMALL = 1000;
    static final int LARGE = 100_000;

    private final String title;
    private final Kind kind;
    private final boolean isAlsoWithoutNative;

    Row(String title, Kind kind, boolean isAlsoWithoutNative) {
        this.title = title;
        this.kind = kind;
        this.isAlsoWithoutNative = isAlsoWithoutNative;
    }

    /** What it is called on the command line. */
    String id() {
        return RunOptions.id(this);
    }

    String title() {
        return title;
    }

    Kind kind() {
        return kind;
    }

    /** Who is measured, over links or not. */
    List<Contender> contenders(boolean isLink) {
        if (isLink) {
            return List.of(Contender.KNOT, Contender.NSD, Contender.MPL, Contender.MPL_STACK, Contender.MPL_APPLIANCE);
        }
        return isAlsoWithoutNative
                ? List.of(Contender.KNOT, Contender.NSD, Contender.MPL, Contender.MPL_WITHOUT_NATIVE)
                : List.of(Contender.KNOT, Contender.NSD, Contender.MPL);
    }

    /** Whether there are many names. */
    boolean isLarge() {
        return this == UDP_100K || this == UDP_100K_CLIENTS;
    }

    /** The code that each answer has. */
    String rcode() {
        return this == NXDOMAIN || this == NXDOMAIN_SIGNED ? "NXDOMAIN" : "NOERROR";
    }
}
