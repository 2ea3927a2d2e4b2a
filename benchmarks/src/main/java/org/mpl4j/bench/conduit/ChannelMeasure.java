package org.mpl4j.bench.conduit;

import org.mpl4j.bench.server.Measure;

/** In what it is measured. */
enum ChannelMeasure implements Measure {
    MEGABYTES("MB/s", "%,.0f", true),
    MICROSECONDS("µs, median", "%,.2f", false),
    MICROSECONDS_99("µs, 99 of 100", "%,.2f", false);

    private final String title;
    private final String pattern;
    private final boolean isMoreBetter;

    ChannelMeasure(String title, String pattern, boolean isMoreBetter) {
        this.title = title;
        this.pattern = pattern;
        this.isMoreBetter = isMoreBetter;
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
