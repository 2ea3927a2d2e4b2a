package org.mpl4j.compiler.dissect.condition;

import java.util.OptionalLong;

/** A number that a table computes of a packet. */
public final class NumberExpression {
    private final Numbers numbers;

    NumberExpression(Numbers numbers) {
        this.numbers = numbers;
    }

    /** The first one that is there. */
    public OptionalLong of(Subject subject) {
        long[] found = new long[1];
        boolean isThere = numbers.any(subject, number -> {
            found[0] = number;
            return true;
        });
        return isThere ? OptionalLong.of(found[0]) : OptionalLong.empty();
    }
}
