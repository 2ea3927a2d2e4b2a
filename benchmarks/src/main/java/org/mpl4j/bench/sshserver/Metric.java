package org.mpl4j.bench.sshserver;

import org.mpl4j.bench.server.Measure;

/** What a number says. */
enum Metric implements Measure {
    THROUGHPUT("MB/s", true, "%,.0f"),
    PER_GIGABYTE("server's processor, s/GB", false, "%.2f"),
    CONNECTIONS("connections/s", true, "%,.1f"),
    PER_CONNECTION("server's processor, ms/connection", false, "%.2f"),
    FILES("files/s", true, "%,.0f"),
    PER_FILE("server's processor, µs/file", false, "%,.0f");

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
