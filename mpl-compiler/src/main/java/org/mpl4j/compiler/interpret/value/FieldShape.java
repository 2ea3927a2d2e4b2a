package org.mpl4j.compiler.interpret.value;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.layout.FieldSizes;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.Codec;
import org.mpl4j.runtime.codec.Quicint;
import org.mpl4j.runtime.codec.Varint;
import org.mpl4j.runtime.text.Show;
import org.mpl4j.runtime.wire.Bits;

/** A leaf of the tree. */
public final class FieldShape extends ItemShape {
    private static final long VARIABLE = -1;

    private final FieldKind kind;
    private final int bits;
    private final long fixedBits;
    private final OrderRef order;
    private final boolean isFlag;
    private final @Nullable EnumShape enumeration;
    private final @Nullable Show show;
    private final Bytes delimiter;
    private final @Nullable Codec<Object> codec;

    FieldShape(Draughtsman.Position position, PlacedItem placed, boolean isFlag) {
        super(position, placed);
        FieldType type = field().type();
        this.kind = FieldKind.of(type);
        this.bits = FieldWidth.bits(type);
        this.fixedBits = FieldSizes.fixedBits(field()).orElse(VARIABLE);
        this.order = new OrderRef(placed.order());
        this.isFlag = isFlag;
        this.enumeration = field().enumeration().map(EnumShape::new).orElse(null);
        this.show = field().attributes()
                .show()
                .map(format -> Show.valueOf(format.name()))
                .orElse(null);
        this.delimiter = type instanceof FieldType.Delimited delimited
                ? Bytes.wrap(delimited.delimiter().toArray())
                : Bytes.EMPTY;
        this.codec = type instanceof FieldType.Extern extern ? Codecs.load(extern) : null;
    }

    public Field field() {
        return (Field) item();
    }

    public FieldKind kind() {
        return kind;
    }

    /** The width where it is fixed, of a prefix for strings; 0 for bit fields of a computed width, and for what has none. */
    public int bits() {
        return bits;
    }

    /** Whether the content is a truth value: a boolean, or a single bit that the specification uses as one. */
    public boolean isFlag() {
        return isFlag;
    }

    /** Whether the content is a number of 64 bits that is to be read as unsigned. */
    public boolean isUnsigned64() {
        return switch (kind) {
            case BITS, UINT_OTHER -> bits == 64 || bits == 0;
            case VARINT -> true;
            default -> false;
        };
    }

    /**
     * How a number of this field compares with what an expression yields, less than 0 where it is smaller. Where the field is unsigned and has 64 bits, so is a constant, and
     * another field can be.
     *
     * @param by the expression
     * @param value what it yields
     */
    public int compare(long number, Expr by, long value) {
        if (!isUnsigned64()) {
            return Long.compare(number, value);
        }
        boolean isNegative = value < 0 && !isUnsigned(by);
        return isNegative ? 1 : Long.compareUnsigned(number, value);
    }

    /** Whether what an expression yields is to be read as unsigned beside this field, which is unsigned and has 64 bits. */
    public boolean isUnsigned(Expr by) {
        return by instanceof Expr.IntConst
                || by instanceof Expr.FieldValue value
                        && scope().packet().item(value.itemId()) instanceof FieldShape other
                        && other.kind.isNumber()
                        && other.isUnsigned64();
    }

    public boolean isSigned() {
        return kind == FieldKind.INT;
    }

    public @Nullable EnumShape enumeration() {
        return enumeration;
    }

    public @Nullable Show show() {
        return show;
    }

    /** What ends a {@link FieldKind#DELIMITED} field. */
    public Bytes delimiter() {
        return delimiter;
    }

    public OrderRef order() {
        return order;
    }

    /** Of a {@link FieldKind#EXTERN} field. */
    public Codec<Object> codec() {
        if (codec == null) {
            throw new IllegalStateException(name() + " has no codec");
        }
        return codec;
    }

    @Override
    public long endBit(ScopeValue value) {
        return fixedBits == VARIABLE
                ? super.endBit(value)
                : start().bitIndex(value) + (isWanted(value) ? fixedBits : 0);
    }

    @Override
    public boolean isEndKnown(ScopeValue value) {
        return fixedBits != VARIABLE || super.isEndKnown(value);
    }

    /** The content of a field whose kind is a number; booleans are 0 or 1. */
    public long number(ScopeValue value) {
        ByteBuffer b = value.buffer();
        int at = startOf(value);
        return switch (kind) {
            case UINT8 -> b.get(at) & 0xff;
            case UINT16 -> (order.isLittle(value) ? Short.reverseBytes(b.getShort(at)) : b.getShort(at)) & 0xffff;
            case UINT32 -> (order.isLittle(value) ? Integer.reverseBytes(b.getInt(at)) : b.getInt(at)) & 0xffff_ffffL;
            case BITS -> Bits.get(b, start().bitIndex(value), widthOf(value));
            case BOOL -> b.get(at) == 0 ? 0 : 1;
            case VARINT -> Varint.get(b, at);
            case QUICINT -> Quicint.get(b, at);
            default -> raw(b, at, value);
        };
    }

    /** Fixed widths of whole bytes. */
    private long raw(ByteBuffer b, int at, ScopeValue value) {
        long raw = Bits.get(b, (long) at * 8, bits);
        long ordered = order.isLittle(value) ? Long.reverseBytes(raw) >>> (64 - bits) : raw;
        return kind == FieldKind.INT ? Bits.signExtend(ordered, bits) : ordered;
    }

    /** The width in bits of a bit field. */
    public int widthOf(ScopeValue value) {
        return bits != 0 ? bits : (int) (endBit(value) - start().bitIndex(value));
    }

    /** The content of a {@link FieldKind#FLOAT}; binary32 is widened. */
    public double real(ScopeValue value) {
        long raw = rawBits(value);
        return bits == 32 ? Float.intBitsToFloat((int) raw) : Double.longBitsToDouble(raw);
    }

    /** The bits of a {@link FieldKind#FLOAT}. */
    public long rawBits(ScopeValue value) {
        return raw(value.buffer(), startOf(value), value);
    }

    /** Whether a {@link FieldKind#FLOAT} that is no number has the bits that Java gives it. */
    public boolean isPlainNan(ScopeValue value) {
        long plain = bits == 32 ? Float.floatToRawIntBits(Float.NaN) : Double.doubleToRawLongBits(Double.NaN);
        return rawBits(value) == plain;
    }

    /** The absolute index of the first byte of the content, behind a prefix. */
    public int contentStart(ScopeValue value) {
        return startOf(value) + (kind == FieldKind.PREFIXED ? bits >> 3 : 0);
    }

    /** The absolute index of the first byte after the content, before a delimiter. */
    public int contentEnd(ScopeValue value) {
        return endOf(value) - delimiter.length();
    }

    /** The content of a field whose kind is a run of bytes, not copied. */
    public Bytes content(ScopeValue value) {
        int from = contentStart(value);
        return Bytes.view(value.buffer(), from, contentEnd(value) - from);
    }

    /** The content of a {@link FieldKind#EXTERN} field. */
    public Object foreign(ScopeValue value) {
        return codec().read(value.buffer(), startOf(value), endOf(value), value.origin());
    }

    /** All bytes of the field, prefix and delimiter included. */
    public Bytes encoded(ScopeValue value) {
        int from = startOf(value);
        return Bytes.view(value.buffer(), from, endOf(value) - from);
    }
}
