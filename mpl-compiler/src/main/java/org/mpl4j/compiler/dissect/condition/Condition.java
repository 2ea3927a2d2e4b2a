package org.mpl4j.compiler.dissect.condition;

/** Something that holds for a frame, or does not. Immutable and safe for use by several threads. */
public interface Condition {
    Condition ALWAYS = subject -> true;

    boolean holds(Subject subject);
}
