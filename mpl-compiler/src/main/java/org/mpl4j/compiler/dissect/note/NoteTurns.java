package org.mpl4j.compiler.dissect.note;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.dissect.condition.Note;

/**
 * Lets several threads take batches of frames apart, and yet see the notes as if it was one. A batch that looks at a note or takes one waits until all batches before it are done; others wait for
 * nothing. So that nobody waits for ever, batches have to be begun in the order of their turns, and every turn has to be closed.
 */
public final class NoteTurns {
    private final NoteTable table = new NoteTable();

    /** Of batches that were done before their turn: the flows that began anew in them. */
    private final Map<Long, List<String>> done = new HashMap<>();

    /** The first batch that is not done. */
    private long current;

    private long next;

    /** The turn of the next batch of the capture. */
    public synchronized Turn next() {
        return new Turn(next++);
    }

    private synchronized void await(long turn, List<String> forgotten) {
        boolean isInterrupted = false;
        while (current < turn && !isInterrupted) {
            try {
                wait();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while frames before this one were taken apart");
        }
        forgotten.forEach(table::forget);
        forgotten.clear();
    }

    private synchronized void finish(long turn, List<String> forgotten) {
        done.put(turn, forgotten);
        for (List<String> flows = done.remove(current); flows != null; flows = done.remove(current)) {
            flows.forEach(table::forget);
            current++;
        }
        notifyAll();
    }

    /** The notes as one batch sees them. For one thread. */
    public final class Turn implements FlowNotes, AutoCloseable {
        private final long number;
        private final List<String> forgotten = new ArrayList<>(0);
        private boolean isMine;

        private Turn(long number) {
            this.number = number;
        }

        private NoteTable mine() {
            if (!isMine) {
                await(number, forgotten);
                isMine = true;
            }
            return table;
        }

        @Override
        public long noted(String flow, Note note) {
            return mine().noted(flow, note);
        }

        @Override
        public void note(String flow, Note note, long value) {
            mine().note(flow, note, value);
        }

        /** No reason to wait: it is done when the turn has come. */
        @Override
        public void forget(String flow) {
            if (isMine) {
                table.forget(flow);
            } else {
                forgotten.add(flow);
            }
        }

        @Override
        public void close() {
            finish(number, forgotten);
        }
    }
}
