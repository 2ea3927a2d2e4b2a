package org.mpl4j.compiler.dissect.condition;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.capture.Frame;
import org.mpl4j.compiler.interpret.value.PacketValue;

/** What conditions are asked about: a frame as far as it has been dissected. */
public interface Subject {
    Frame frame();

    /** The buffer that the frame's bytes are in. */
    ByteBuffer buffer();

    int layerCount();

    PacketValue layer(int index);

    /** For the conditions of tables: the packet that holds the bytes in question, and what is around it. */
    @Nullable
    Enclosing enclosing();

    /** For the expressions of tables: what was noted for the flow of the packet that holds the bytes in question. */
    long noted(Note note);
}
