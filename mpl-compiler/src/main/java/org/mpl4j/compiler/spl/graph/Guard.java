package org.mpl4j.compiler.spl.graph;

import org.mpl4j.compiler.spl.model.PolicyExpr;

/** What has to hold for a way of a fork to be gone. */
public sealed interface Guard {
    /** Nothing. */
    record Always() implements Guard {}

    /** An expression is true. */
    record Holds(PolicyExpr expr, Frame frame) implements Guard {}

    /** An expression is not true; one without a value is not. */
    record Fails(PolicyExpr expr, Frame frame) implements Guard {}

    /** A counter is in a range, both ends included. */
    record Between(int slot, long min, long max) implements Guard {}
}
