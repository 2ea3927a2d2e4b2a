package org.mpl4j.compiler.dissect;

import org.mpl4j.compiler.interpret.json.JsonBuffer;

/** A form in which dissections are written. For one thread. */
public interface FrameWriter {
    /**
     * Appends a dissection, with the end of its last line.
     *
     * @return whether nothing is wrong with the frame
     */
    boolean write(Dissection dissection, JsonBuffer out);
}
