package org.mpl4j.bench.dnsserver;

import org.mpl4j.bench.server.Measure;

/** What a number says. */
enum Metric implements Measure {
    RATE("answers/s", true, "%,.0f"),
    PROCESSOR("server's processor, µs/answer", false, "%.2f"),
    MEDIAN("p50, µs", false, "%,.1f"),
    TAIL("p99, µs", false, "%,.1f"),
    START("start to first answer, ms", false, "%,.1f"),
    MEMORY_IDLE("memory after the first answer, MiB", false, "%,.1f"),
    MEMORY_LOADED("memory after load, MiB", false, "%,.1f"),
    LOAD_TIME("start to first answer, s", false, "%,.2f"),
    RECORD("memory, bytes/record", false, "%,.0f");

    private final String title;
    private final boolean isMoreBetter;
    private final String pattern;

    Metric(String title, boolean isMoreBetter, String pattern) {
        this.title = title;
        this.isMoreBetter = isMoreBetter;
        this.pattern = pattern;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public boolean isMoreBetter() {
        return isMoreBetter;
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
