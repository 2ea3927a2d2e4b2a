package org.mpl4j.compiler.dissect.note;

import org.mpl4j.compiler.dissect.condition.Note;

/** The notes of all flows. A flow is known by its name. */
public interface FlowNotes {
    /** The number that was noted last for a flow, or what it is otherwise. */
    long noted(String flow, Note note);

    void note(String flow, Note note, long number);

    /** Drops all notes of a flow, which begins anew. */
    void forget(String flow);
}
