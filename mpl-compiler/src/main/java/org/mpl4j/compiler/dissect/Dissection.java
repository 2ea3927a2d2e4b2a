package org.mpl4j.compiler.dissect;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.capture.Frame;
import org.mpl4j.compiler.dissect.condition.Enclosing;
import org.mpl4j.compiler.dissect.condition.Subject;
import org.mpl4j.compiler.interpret.parse.Outcome;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.runtime.ParseException;

/** A frame that has been taken apart. */
public final class Dissection implements Subject {
    /** More of them say no more. */
    private static final int MOST_FAULTS = 64;

    private final Frame frame;
    private final ByteBuffer buffer;
    private final List<Layer> layers = new ArrayList<>(6);
    private final List<Fault> faults = new ArrayList<>(0);
    private boolean isCutKnown;
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
        return faults.isEmpty() ? null : faults.get(0);
    }

    /** All that is wrong with the frame, from the outermost layer inwards. */
    public List<Fault> faults() {
        return faults;
    }

    void add(Layer layer) {
        layers.add(layer);
    }

    /** Notes that something is wrong. */
    void blame(Fault what) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(what);
        }
    }

    /**
     * Notes all that is wrong with a packet, in the order of its bytes.
     *
     * @param origin the index that offsets count from
     * @param isPart whether its end may be missing
     */
    void blame(Outcome outcome, long origin, boolean isPart) {
        List<ParseException> errors = new ArrayList<>(outcome.losses());
        if (outcome.error() != null) {
            errors.add(outcome.error());
        }
        errors.sort(Comparator.comparingInt(ParseException::offset));
        for (ParseException error : errors) {
            Fault fault = Fault.of(outcome.packet().name(), error, origin);
            if (!isPart || !error.isInputTooShort()) {
                blame(fault);
            } else if (frame.isCut()) {
                blameCut(fault);
            }
        }
    }

    /** Notes that bytes are missing which the capture has cut off; of the layers that miss them, the first one counts. */
    private void blameCut(Fault what) {
        if (!isCutKnown) {
            isCutKnown = true;
            blame(what);
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
