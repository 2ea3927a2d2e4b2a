package org.mpl4j.bench.server;

import java.util.Locale;

/** What a number says. */
public interface Measure {
    /** What it is called, with the unit. */
    String title();

    /** Whether larger ones are better. */
    boolean isMoreBetter();

    /** How it is written, for {@link String#format}. */
    String pattern();

    /** Writes a number. */
    default String format(double value) {
        return String.format(Locale.ROOT, pattern(), value);
    }

    /** How many times as good a value is as another. */
    default double quality(double value, double other) {
        return isMoreBetter() ? value / other : other / value;
    }
}
