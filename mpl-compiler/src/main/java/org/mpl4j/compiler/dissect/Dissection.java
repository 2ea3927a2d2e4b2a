package org.mpl4j.compiler.dissect;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.capture.Frame;
import org.mpl4j.compiler.dissect.condition.Enclosing;
import org.mpl4j.compiler.dissect.condition.Note;
import org.mpl4j.compiler.dissect.condition.Subject;
import org.mpl4j.compiler.dissect.note.FlowNotes;
import org.mpl4j.compiler.dissect.table.Conversation;
import org.mpl4j.compiler.dissect.table.FlowRules;
import org.mpl4j.compiler.dissect.table.LayerTables;
import org.mpl4j.compiler.dissect.table.NoteRule;
import org.mpl4j.compiler.interpret.parse.Outcome;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.runtime.ParseException;

/** A frame that has been taken apart. */
public final class Dissection implements Subject {
    /** More of them say no more. */
    private static final int MOST_FAULTS = 64;

    private final Frame frame;
    private final ByteBuffer buffer;
    private final LayerTables tables;
    private final FlowNotes notes;
    private final List<Layer> layers = new ArrayList<>(6);
    private final List<Fault> faults = new ArrayList<>(0);
    private boolean isCutKnown;
    private @Nullable Enclosing enclosing;

    Dissection(Frame frame, ByteBuffer buffer, LayerTables tables, FlowNotes notes) {
        this.frame = frame;
        this.buffer = buffer;
        this.tables = tables;
        this.notes = notes;
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
    public long noted(Note note) {
        String flow = flow();
        return flow == null ? note.otherwise() : notes.noted(flow, note);
    }

    /** The name of the flow that the packet which is looked at belongs to, or the nearest one around it that belongs to one; null if there is none. */
    private @Nullable String flow() {
        Enclosing asked = enclosing;
        for (Enclosing around = asked; around != null; around = around.outer()) {
            Conversation conversation =
                    tables.flowsOf(around.packet().packetShape()).conversation();
            if (conversation != null) {
                enclosing = around;
                String name = around.packet().name() + ' ' + conversation.nameOf(this);
                enclosing = asked;
                return name;
            }
        }
        return null;
    }

    /** Takes the notes that tables want of the packet which is looked at, and drops those of a flow that begins anew with it. */
    void takeNotes(PacketValue packet) {
        FlowRules rules = tables.flowsOf(packet.packetShape());
        Conversation conversation = rules.conversation();
        if (conversation != null && conversation.start().holds(this)) {
            notes.forget(Objects.requireNonNull(flow()));
        }
        if (!rules.notes().isEmpty() && packet.isComplete()) {
            take(rules.notes());
        }
    }

    private void take(List<NoteRule> rules) {
        String flow = flow();
        Set<Note> taken = new HashSet<>();
        for (NoteRule rule : rules) {
            if (flow != null && !taken.contains(rule.note()) && rule.condition().holds(this)) {
                OptionalLong number = rule.number().of(this);
                if (number.isPresent()) {
                    notes.note(flow, rule.note(), number.getAsLong());
                    taken.add(rule.note());
                }
            }
        }
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
