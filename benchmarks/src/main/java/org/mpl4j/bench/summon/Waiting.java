package org.mpl4j.bench.summon;

import org.mpl4j.bench.server.Measure;

/** What is measured of a start. */
enum Waiting implements Measure {
    FIRST_BYTE("to the first byte, ms", "%,.1f"),
    BOOT("process to ready, ms", "%,.0f"),
    MEMORY("memory when idle, MiB", "%,.1f");

    private final String title;
    private final String pattern;

    Waiting(String title, String pattern) {
        this.title = title;
        this.pattern = pattern;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public boolean isMoreBetter() {
        return false;
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
