package org.mpl4j.compiler.dissect.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tables say about packets of a kind and flows: which flow they belong to, and what is noted of them. */
public final class FlowRules {
    /** Of packets that no table says anything about. */
    static final FlowRules NONE = new FlowRules();

    private @Nullable Conversation conversation;
    private final List<NoteRule> notes = new ArrayList<>(0);

    /** The first table that says so counts. */
    void setConversation(Conversation said) {
        if (conversation == null) {
            conversation = said;
        }
    }

    void add(NoteRule note) {
        notes.add(note);
    }

    /** The flow that they belong to; null if no table says. */
    public @Nullable Conversation conversation() {
        return conversation;
    }

    /** What is noted of them. Of several rules for one note, the first that can be used counts. */
    public List<NoteRule> notes() {
        return notes;
    }
}
