package org.mpl4j.dns.tsig;

/** What time it is. */
@FunctionalInterface
public interface TsigClock {
    /** Seconds since 1970. */
    long seconds();
}
