package org.mpl4j.bench.web;

import org.mpl4j.bench.server.Measure;

/** What a number says. */
enum Metric implements Measure {
    REQUESTS("requests/s", true, "%,.0f"),
    PER_REQUEST("server's processor, µs/request", false, "%,.2f"),
    MEMORY("memory under load, MiB", false, "%,.1f"),
    IDLE_CONNECTIONS("connections", true, "%,.0f"),
    IDLE_MEMORY("memory with them, MiB", false, "%,.0f"),
    PER_CONNECTION("memory a connection, bytes", false, "%,.0f");

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
