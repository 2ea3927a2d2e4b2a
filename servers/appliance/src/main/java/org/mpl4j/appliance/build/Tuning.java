package org.mpl4j.appliance.build;

import java.util.List;
import java.util.Locale;

/** What the JVM of an appliance is set for. */
public enum Tuning {
    /** To start with little work: compiled by C1 alone. */
    START("-XX:TieredStopAtLevel=1"),
    /** To answer much: what is called often is compiled once more, by C2, whose memory glibc is made to give back. */
    SPEED("-XX:TrimNativeHeapInterval=5000");

    private final List<String> options;

    Tuning(String... options) {
        this.options = List.of(options);
    }

    /** {@return options of the JVM} */
    List<String> options() {
        return options;
    }

    /** {@return its name on command lines} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
