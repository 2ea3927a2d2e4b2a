package org.mpl4j.compiler.interpret.value;

import java.nio.ByteBuffer;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A packet, or an element of an array, that was read: positions in a buffer, from which the fields are read when they are asked for. All indexes are absolute in the buffer.
 *
 * <p>A value is filled in by one thread, the parse, and does not change afterwards. If the parse failed inside it, the value is incomplete and has what came before.
 */
public abstract sealed class ScopeValue implements Taken permits PacketValue, ElementValue {
    /** In slots: not known yet. */
    public static final int UNSET = -1;

    static final @Nullable Object[] NO_REFS = {};

    private final ScopeShape shape;
    private final ByteBuffer buffer;
    private final int start;
    private final int limit;
    private final int origin;
    private final int[] slots;
    private final @Nullable Object[] refs;
    private int end;
    private int readEnd;
    private boolean isComplete;
    private @Nullable Map<ItemShape, Integer> losses;

    ScopeValue(ScopeShape shape, ByteBuffer buffer, int start, int limit, int origin) {
        this.shape = shape;
        this.buffer = buffer;
        this.start = start;
        this.limit = limit;
        this.origin = origin;
        this.slots = shape.newSlots();
        this.refs = shape.newRefs();
        this.end = start;
        this.readEnd = start;
    }

    public final ScopeShape shape() {
        return shape;
    }

    /** In big-endian byte order. */
    public final ByteBuffer buffer() {
        return buffer;
    }

    public final int start() {
        return start;
    }

    /** The index of the first byte after the value; of an incomplete one, after the last byte that was understood. */
    public final int end() {
        return end;
    }

    public final int byteLength() {
        return end - start;
    }

    /** Where the window that the value is in ends, or the input. */
    public final int limit() {
        return limit;
    }

    /** The index that back pointers count from. */
    public final int origin() {
        return origin;
    }

    /** Whether the parse came to the end of the value. */
    public final boolean isComplete() {
        return isComplete;
    }

    /** Of an incomplete value: up to where its own fields were read. */
    final int readEnd() {
        return readEnd;
    }

    /** Whether the scope starts in little-endian byte order. */
    abstract boolean isLittleAtStart();

    /** The scope around an element; null for packets. */
    public abstract @Nullable ScopeValue parent();

    /** The packet itself, or the one that the element is in. */
    public abstract PacketValue packet();

    public final int slot(int index) {
        return slots[index];
    }

    /** For the parse. */
    public final void setSlot(int index, int content) {
        slots[index] = content;
    }

    final @Nullable Object ref(int index) {
        return refs[index];
    }

    /** For the parse: a nested packet. */
    public final void setRef(int index, PacketValue content) {
        refs[index] = content;
    }

    /** For the parse: an array. */
    public final void setRef(int index, ListValue content) {
        refs[index] = content;
    }

    /** For the parse: the scope was read completely. */
    public final void complete(int endIndex) {
        end = endIndex;
        readEnd = endIndex;
        isComplete = true;
    }

    /**
     * For the parse: it failed in here.
     *
     * @param ownEnd up to where fields of the scope itself are readable
     * @param reachedEnd up to where anything in it is
     */
    public final void abandon(int ownEnd, int reachedEnd) {
        readEnd = ownEnd;
        end = Math.max(ownEnd, reachedEnd);
    }

    /**
     * For the parse: it failed in an item, and went on behind it. The scope is incomplete, then.
     *
     * @param ownEnd up to where fields of the scope itself are readable that are in the item
     */
    public final void lose(ItemShape item, int ownEnd) {
        if (losses == null) {
            losses = new IdentityHashMap<>(2);
        }
        losses.put(item, ownEnd);
    }

    /** Up to where fields that are in an item were read, if the parse failed in it and went on behind it; otherwise {@link #UNSET}. */
    final int readEndIn(ItemShape item) {
        Integer known = losses == null ? null : losses.get(item);
        return known == null ? UNSET : known;
    }

    @Override
    public final int branchOf(ClassifyShape classify) {
        return slots[classify.branchSlot()];
    }

    /** The fields in order, those of the branches taken in their place; labels are not among them. */
    public final List<FieldValue> fields() {
        return FieldValue.listOf(this, shape.body());
    }

    /** The field that {@link FieldValue#name} calls so. */
    public final Optional<FieldValue> field(String name) {
        return fields().stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The labels of the branches of unnamed classifies, outermost first, joined by dots; empty if there are none. */
    public final String branch() {
        return BranchPath.of(this, shape.body());
    }

    /** The offsets of labels in bytes from the start of the scope, in order. */
    public final Map<String, Integer> labels() {
        Map<String, Integer> labels = new LinkedHashMap<>();
        BranchPath.collectLabels(this, shape.body(), labels);
        return labels;
    }
}
