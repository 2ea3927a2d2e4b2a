package org.mpl4j.compiler.interpret.value;

/** Which branches were taken in a scope: by a parse, or by the builder. */
public interface Taken {
    /** For a classify that was not reached. */
    int NONE = -1;

    /** The index of the branch taken, or {@link #NONE}. */
    int branchOf(ClassifyShape classify);
}
