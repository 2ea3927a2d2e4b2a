package org.mpl4j.compiler.dissect;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.mpl4j.compiler.capture.Frame;
import org.mpl4j.compiler.capture.FrameBatch;
import org.mpl4j.compiler.dissect.note.FlowNotes;
import org.mpl4j.compiler.dissect.note.NoteTurns;
import org.mpl4j.compiler.interpret.json.JsonBuffer;

/** The text of the frames of a batch. Used again for other batches; for one thread at a time. */
final class BatchText {
    private final FrameWriter writer;
    private final JsonBuffer text = new JsonBuffer();
    private int[] ends = new int[64];
    private boolean[] areFaulty = new boolean[64];
    private int count;

    BatchText(FrameWriter writer) {
        this.writer = writer;
    }

    /** Takes the frames of a batch apart and writes those that the plan asks for. The turn is over then. */
    BatchText fill(FrameBatch batch, DissectionPlan plan, NoteTurns.Turn notes) {
        try (notes) {
            return fill(batch, plan, (FlowNotes) notes);
        }
    }

    private BatchText fill(FrameBatch batch, DissectionPlan plan, FlowNotes notes) {
        text.clear();
        count = 0;
        ByteBuffer buffer = batch.buffer();
        List<Frame> frames = batch.frames();
        for (int i = 0; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            boolean isWanted = plan.range().contains(frame.number());
            if (isWanted || plan.dissector().needsAllFrames()) {
                Dissection dissection = plan.dissector().dissect(frame, buffer, notes);
                if (isWanted && plan.filter().accepts(dissection)) {
                    append(dissection);
                }
            }
        }
        return this;
    }

    private void append(Dissection dissection) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
            areFaulty = Arrays.copyOf(areFaulty, count * 2);
        }
        areFaulty[count] = !writer.write(dissection, text);
        ends[count++] = text.length();
    }

    /** How many frames were written. */
    int count() {
        return count;
    }

    /** How many of the first frames have something wrong. */
    int faulty(int first) {
        int faulty = 0;
        for (int i = 0; i < first; i++) {
            faulty += areFaulty[i] ? 1 : 0;
        }
        return faulty;
    }

    /** Copies the text of the first frames. */
    void writeTo(OutputStream out, int first) throws IOException {
        if (first > 0) {
            out.write(text.bytes(), 0, ends[first - 1]);
        }
    }
}
