package org.mpl4j.compiler.dissect;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.capture.Frame;
import org.mpl4j.compiler.dissect.condition.Enclosing;
import org.mpl4j.compiler.dissect.condition.Subject;
import org.mpl4j.compiler.interpret.value.PacketValue;

/** A frame that has been taken apart. */
public final class Dissection implements Subject {
    private final Frame frame;
    private final ByteBuffer buffer;
    private final List<Layer> layers = new ArrayList<>(6);
    private @Nullable Fault fault;
    private @Nullable Enclosing enclosing;

    Dissection(Frame frame, ByteBuffer buffer) {
        this.frame = frame;
        this.buffer = buffer;
    }

    @Override
    public Frame frame() {
        return frame;
    }

    @Override
    public ByteBuffer buffer() {
        return buffer;
    }

    /** From the outermost inwards. */
    public List<Layer> layers() {
        return layers;
    }

    /** The first thing that is wrong with the frame; null if nothing is. */
    public @Nullable Fault fault() {
        return fault;
    }

    void add(Layer layer) {
        layers.add(layer);
    }

    /** Notes that something is wrong; what was noted before counts more. */
    void blame(Fault what) {
        if (fault == null) {
            fault = what;
        }
    }

    void setEnclosing(@Nullable Enclosing chain) {
        enclosing = chain;
    }

    @Override
    public @Nullable Enclosing enclosing() {
        return enclosing;
    }

    @Override
    public int layerCount() {
        return layers.size();
    }

    @Override
    public PacketValue layer(int index) {
        return layers.get(index).packet();
    }
}
