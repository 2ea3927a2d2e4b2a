package org.mpl4j.bench.net;

import org.mpl4j.bench.server.Measure;

/** How fast it was. */
enum Throughput implements Measure {
    GIGABITS;

    @Override
    public String title() {
        return "Gbit/s";
    }

    @Override
    public boolean isMoreBetter() {
        return true;
    }

    @Override
    public String pattern() {
        return "%.2f";
    }
}
