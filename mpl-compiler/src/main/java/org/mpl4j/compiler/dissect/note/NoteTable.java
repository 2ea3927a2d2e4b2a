package org.mpl4j.compiler.dissect.note;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mpl4j.compiler.dissect.condition.Note;

/** The notes of the flows of a capture. Flows that have been quiet for longest are forgotten where there are too many. For one thread. */
public final class NoteTable implements FlowNotes {
    private static final int MOST_FLOWS = 8192;

    private final int mostFlows;
    private final Map<String, Map<Note, Long>> flows = new LinkedHashMap<>(16, 0.75f, true);

    public NoteTable() {
        this(MOST_FLOWS);
    }

    NoteTable(int mostFlows) {
        this.mostFlows = mostFlows;
    }

    @Override
    public long noted(String flow, Note note) {
        Map<Note, Long> notes = flows.get(flow);
        return notes == null ? note.otherwise() : notes.getOrDefault(note, note.otherwise());
    }

    @Override
    public void note(String flow, Note note, long number) {
        flows.computeIfAbsent(flow, unused -> new HashMap<>(2)).put(note, number);
        if (flows.size() > mostFlows) {
            Iterator<String> oldest = flows.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    @Override
    public void forget(String flow) {
        flows.remove(flow);
    }
}
