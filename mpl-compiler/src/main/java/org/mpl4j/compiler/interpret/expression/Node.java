package org.mpl4j.compiler.interpret.expression;

import org.mpl4j.runtime.Bytes;

/** An expression, or a part of one, ready for evaluation. Immutable. */
public abstract class Node {
    Node() {}

    /**
     * The value of an integer expression, or of a boolean one as 0 or 1.
     *
     * @throws ArithmeticException if it leaves the range of signed 64-bit integers
     */
    public abstract long number(Environment environment);

    /** Like {@link #number}, but a field of 64 bits whose top bit is set gives its bits. */
    public long raw(Environment environment) {
        return number(environment);
    }

    /** Whether {@link #raw} is to be read as unsigned. */
    public boolean isUnsigned64() {
        return false;
    }

    /** The value of a boolean expression. */
    public final boolean holds(Environment environment) {
        return number(environment) != 0;
    }

    /** The value of an expression that is a run of bytes. */
    public Bytes content(Environment environment) {
        throw new IllegalStateException("not a run of bytes");
    }

    /** A run of bytes. */
    abstract static class Content extends Node {
        @Override
        public long number(Environment environment) {
            throw new IllegalStateException("not a number");
        }

        @Override
        public abstract Bytes content(Environment environment);
    }
}
