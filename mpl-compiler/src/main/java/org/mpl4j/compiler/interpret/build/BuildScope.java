package org.mpl4j.compiler.interpret.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.expression.Environment;
import org.mpl4j.compiler.interpret.expression.Node;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.ScopeShape;
import org.mpl4j.compiler.interpret.value.Taken;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.runtime.Bytes;

/** A packet or element that is being built: what has been written where, and what is known of its fields. Positions are absolute, in bits. */
final class BuildScope implements Environment, Taken {
    private static final long UNBUILT = -1;

    private final ScopeShape shape;
    private final @Nullable BuildScope parent;
    private final BuildPacket packet;
    private final Given given;
    private final boolean isLittleAtStart;
    private final long[] startBits;
    private final long[] endBits;
    private final long[] numbers;
    private final boolean[] isKnown;
    private final boolean[] isLittle;
    private final boolean[] isAbsent;
    private final boolean[] isSupplied;
    private final @Nullable Bytes[] contents;
    private final int[] branches;
    private final @Nullable Object[] insides;
    private int start;
    private boolean isWritten;
    private @Nullable ItemShape place;

    BuildScope(
            ScopeShape shape, @Nullable BuildScope parent, BuildPacket packet, Given given, boolean isLittleAtStart) {
        int cells = shape.cellCount();
        this.shape = shape;
        this.parent = parent;
        this.packet = packet;
        this.given = given;
        this.start = packet.writer().position();
        this.isLittleAtStart = isLittleAtStart;
        this.startBits = new long[cells];
        this.endBits = new long[cells];
        this.numbers = new long[cells];
        this.isKnown = new boolean[cells];
        this.isLittle = new boolean[cells];
        this.isAbsent = new boolean[cells];
        this.isSupplied = new boolean[cells];
        this.contents = new Bytes[cells];
        this.branches = new int[cells];
        this.insides = new Object[cells];
        Arrays.fill(startBits, UNBUILT);
        Arrays.fill(endBits, UNBUILT);
        Arrays.fill(branches, NONE);
    }

    ScopeShape shape() {
        return shape;
    }

    BuildPacket packet() {
        return packet;
    }

    Given given() {
        return given;
    }

    boolean isLittleAtStart() {
        return isLittleAtStart;
    }

    /** What the caller gives for the object that an item is in: the scope's, or that of the named classify around it. */
    Given givenFor(ItemShape item) {
        for (BranchShape branch = item.within();
                branch != null;
                branch = branch.classify().within()) {
            if (branch.classify().isNamed() && insides[branch.classify().cell()] instanceof Given own) {
                return own;
            }
        }
        return given;
    }

    /** What the caller gives for the object that a named classify is. */
    Given givenInside(ClassifyShape classify) {
        return (Given) Objects.requireNonNull(insides[classify.cell()], "a classify that was chosen");
    }

    // What has been chosen and written

    @Override
    public int branchOf(ClassifyShape classify) {
        return branches[classify.cell()];
    }

    void choose(ClassifyShape classify, int branch, Given of) {
        branches[classify.cell()] = branch;
        insides[classify.cell()] = of;
    }

    /** Whether the branches around an item were chosen. */
    boolean isOnPath(ItemShape item) {
        for (BranchShape branch = item.within();
                branch != null;
                branch = branch.classify().within()) {
            if (branchOf(branch.classify()) != branch.index()) {
                return false;
            }
        }
        return true;
    }

    void begin(ItemShape item, long bit) {
        startBits[item.cell()] = bit;
    }

    void end(ItemShape item, long bit) {
        endBits[item.cell()] = bit;
    }

    void skip(ItemShape item, long bit) {
        begin(item, bit);
        end(item, bit);
        isAbsent[item.cell()] = true;
    }

    /** Whether all of the item has been written. */
    boolean isBuilt(ItemShape item) {
        return endBits[item.cell()] != UNBUILT && !isAbsent[item.cell()];
    }

    boolean isAbsent(ItemShape item) {
        return isAbsent[item.cell()];
    }

    long startBit(ItemShape item) {
        return known(startBits[item.cell()]);
    }

    long endBit(ItemShape item) {
        return known(endBits[item.cell()]);
    }

    private static long known(long bit) {
        if (bit == UNBUILT) {
            throw NotKnownYet.INSTANCE;
        }
        return bit;
    }

    /** Moves what lies behind a byte, and what is in it. */
    void shift(int fromByte, int byteCount) {
        start += start >= fromByte ? byteCount : 0;
        for (int i = 0; i < startBits.length; i++) {
            startBits[i] += startBits[i] >= fromByte * 8L ? byteCount * 8L : 0;
            endBits[i] += endBits[i] >= fromByte * 8L ? byteCount * 8L : 0;
            shiftInside(insides[i], fromByte, byteCount);
        }
    }

    private static void shiftInside(@Nullable Object inside, int fromByte, int byteCount) {
        if (inside instanceof BuildPacket packet) {
            packet.scope().shift(fromByte, byteCount);
        } else if (inside instanceof List<?> elements) {
            elements.forEach(element -> ((BuildScope) element).shift(fromByte, byteCount));
        }
    }

    void setLittle(FieldShape field, boolean little) {
        isLittle[field.cell()] = little;
    }

    boolean isLittle(FieldShape field) {
        return isLittle[field.cell()];
    }

    /** Notes the value of a number field. */
    void know(FieldShape field, long number) {
        numbers[field.cell()] = number;
        isKnown[field.cell()] = true;
    }

    void forget(FieldShape field) {
        isKnown[field.cell()] = false;
    }

    /** Notes that the caller gave the field a value. */
    void setSupplied(FieldShape field) {
        isSupplied[field.cell()] = true;
    }

    boolean isSupplied(FieldShape field) {
        return isSupplied[field.cell()];
    }

    void know(FieldShape field, Bytes content) {
        contents[field.cell()] = content;
    }

    void setElements(ArrayShape array, List<BuildScope> elements) {
        insides[array.cell()] = elements;
    }

    void setNested(ItemShape nested, BuildPacket inside) {
        insides[nested.cell()] = inside;
    }

    /** The nested packet, once it has been built. */
    @Nullable
    BuildPacket nested(ItemShape nested) {
        return isBuilt(nested) ? (BuildPacket) insides[nested.cell()] : null;
    }

    List<BuildScope> elements(ArrayShape array) {
        List<BuildScope> elements = new ArrayList<>();
        if (insides[array.cell()] instanceof List<?> list) {
            list.forEach(element -> elements.add((BuildScope) element));
        }
        return elements;
    }

    /** Notes that everything in the scope has been written, so that what is not there will not come. */
    void markWritten() {
        isWritten = true;
    }

    boolean isWritten() {
        return isWritten;
    }

    // Evaluation

    Node node(Expr expr) {
        return packet.cache().node(shape, expr);
    }

    /**
     * The value of an integer or boolean expression that belongs to an item.
     *
     * @throws NotKnownYet if it uses what is not there yet
     * @throws ArithmeticException if it has no value
     */
    long evaluate(Expr expr, ItemShape of) {
        ItemShape outer = place;
        place = of;
        try {
            return node(expr).number(this);
        } finally {
            place = outer;
        }
    }

    private BuildScope scope(int hops) {
        BuildScope around = this;
        for (int i = 0; i < hops; i++) {
            around = Objects.requireNonNull(around.parent);
        }
        return around;
    }

    @Override
    public long number(FieldShape field, int hops) {
        BuildScope owner = scope(hops);
        return owner.isKnown[field.cell()] ? owner.numbers[field.cell()] : Derivation.numberOf(owner, field);
    }

    @Override
    public Bytes content(FieldShape field, int hops) {
        Bytes content = scope(hops).contents[field.cell()];
        if (content == null) {
            throw NotKnownYet.INSTANCE;
        }
        return content;
    }

    @Override
    public long scopeStart(int hops) {
        return scope(hops).start;
    }

    @Override
    public long startOf(ItemShape item, int hops) {
        return scope(hops).startBit(item) >> 3;
    }

    @Override
    public long endOf(ItemShape item, int hops) {
        return scope(hops).endBit(item) + 7 >> 3;
    }

    @Override
    public long countOf(ArrayShape array, int hops) {
        BuildScope owner = scope(hops);
        owner.endBit(array);
        return owner.elements(array).size();
    }

    @Override
    public Bytes range(ItemShape first, ItemShape last, int hops) {
        int from = (int) startOf(first, hops);
        return Bytes.view(packet.writer().buffer(), from, (int) endOf(last, hops) - from);
    }

    @Override
    public long parameter(int index) {
        if (!packet.arguments().isKnown(index)) {
            throw NotKnownYet.INSTANCE;
        }
        return packet.arguments().number(index);
    }

    @Override
    public Bytes contentParameter(int index) {
        if (!packet.arguments().isKnown(index)) {
            throw NotKnownYet.INSTANCE;
        }
        return packet.arguments().content(index);
    }

    @Override
    public long remaining() {
        if (place == null) {
            throw NotKnownYet.INSTANCE;
        }
        return windowEnd(place) - (startBit(place) >> 3);
    }

    private long windowEnd(ItemShape item) {
        for (BranchShape branch = item.within();
                branch != null;
                branch = branch.classify().within()) {
            if (branch.classify().classify().window().isPresent()) {
                return endBit(branch.classify()) + 7 >> 3;
            }
        }
        if (!isWritten || !shape.isPacket() || !packet.isBounded()) {
            throw NotKnownYet.INSTANCE;
        }
        return packet.writer().position();
    }
}
