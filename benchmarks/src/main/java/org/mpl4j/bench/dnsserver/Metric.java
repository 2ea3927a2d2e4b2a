package org.mpl4j.bench.dnsserver;

import java.util.Locale;

/** What a number says. */
enum Metric {
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
    private final String format;

    Metric(String title, boolean isMoreBetter, String format) {
        this.title = title;
        this.isMoreBetter = isMoreBetter;
        this.format = format;
    }

    String title() {
        return title;
    }

    String format(double value) {
        return String.format(Locale.ROOT, format, value);
    }

    /** How many times as good a value is as another. */
    double quality(double value, double other) {
        return isMoreBetter ? value / other : other / value;
    }
}
