package org.mpl4j.compiler.dissect;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.capture.Frame;
import org.mpl4j.compiler.dissect.note.FlowNotes;
import org.mpl4j.compiler.dissect.table.LayerTables;
import org.mpl4j.compiler.dissect.table.Target;

/**
 * Takes frames apart, following the tables. Without a reassembly it is immutable and safe for use by several threads; with one it takes the frames of one capture, in their
 * order. What tables note for flows is kept by the caller.
 *
 * <p>Where a frame was cut by the capture, or a table calls a payload a part, the packets inside go on as far as there are bytes; only for a cut frame is that an error. A payload that no
 * table knows stays the bytes that it is.
 */
public final class Dissector {
    private final LayerTables tables;
    private final @Nullable Reassembly reassembly;

    /** Takes each frame for itself. */
    public Dissector(LayerTables tables) {
        this(tables, null);
    }

    /** Puts packets together that go over several frames. */
    public Dissector(LayerTables tables, @Nullable Reassembly reassembly) {
        this.tables = tables;
        this.reassembly = reassembly;
    }

    /** Whether what it says of a frame depends on those before it. */
    public boolean needsAllFrames() {
        return reassembly != null;
    }

    /**
     * Takes a frame apart. The buffer's limit is moved, and is then behind the frame or farther, as before.
     *
     * @param buffer of the frame's batch, not used by another thread
     * @param notes of the flows of the frames before it; gets those of this one
     */
    public Dissection dissect(Frame frame, ByteBuffer buffer, FlowNotes notes) {
        Dissection dissection = new Dissection(frame, buffer, tables, notes);
        int limit = buffer.limit();
        Target first = tables.first(frame.linkType(), dissection);
        if (first == null) {
            dissection.blame(new Fault("frame", "", 0, unknownLink(frame.linkType())));
        } else {
            new Descent(dissection, new ByteSource.OfFrame(frame, buffer, limit), reassembly)
                    .enter(first, frame.start(), frame.end(), null, frame.isCut());
        }
        buffer.limit(limit);
        dissection.setEnclosing(null);
        return dissection;
    }

    private String unknownLink(int type) {
        return tables.knowsLink(type)
                ? "no table says what this frame of link type " + type + " starts with"
                : "no table says what frames of link type " + type + " start with: a line `link " + type
                        + " -> packet` would";
    }
}
