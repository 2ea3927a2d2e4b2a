package org.mpl4j.compiler.layout;

import java.util.HashMap;
import java.util.Map;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.ValueKind;

/**
 * What the expressions of a packet can evaluate to when bytes are parsed that nothing is known about: attributes that a parse does not enforce ({@code min},
 * {@code const} ..) do not count. Backends choose plain arithmetic where {@link #mayOverflow} is false.
 */
public final class Ranges {
    private static final Interval BYTES = new Interval(0, Integer.MAX_VALUE);

    private final PacketType packet;
    private final Map<Integer, Estimate> sizes;
    private final Map<Integer, Estimate> ends;
    private final Map<Integer, Interval> narrowed;

    /**
     * @param sizes of items, in bytes
     * @param ends how many bytes after the start of its scope an item ends
     */
    Ranges(PacketType packet, Map<Integer, Estimate> sizes, Map<Integer, Estimate> ends) {
        this(packet, sizes, ends, Map.of());
    }

    private Ranges(
            PacketType packet,
            Map<Integer, Estimate> sizes,
            Map<Integer, Estimate> ends,
            Map<Integer, Interval> narrowed) {
        this.packet = packet;
        this.sizes = sizes;
        this.ends = ends;
        this.narrowed = narrowed;
    }

    /** The same, inside a branch: its tag has one of the values that lead there. */
    public Ranges within(Classify classify, Classify.Branch branch) {
        if (classify.tag() instanceof Expr.FieldValue tag
                && tag.kind() == ValueKind.INT
                && branch.pattern() instanceof Classify.Pattern.IntRange range
                && range.first() >= 0
                && range.first() <= range.last()) {
            return narrowed(tag.itemId(), new Interval(range.first(), range.last()));
        }
        return this;
    }

    /** The same, where a field is known to be in an interval. */
    public Ranges narrowed(int fieldId, Interval interval) {
        Map<Integer, Interval> more = new HashMap<>(narrowed);
        more.put(fieldId, interval);
        return new Ranges(packet, sizes, ends, more);
    }

    /** What an integer or boolean expression can be; booleans count as 0 and 1. */
    public Interval of(Expr expr) {
        return estimate(expr).interval();
    }

    /**
     * Whether evaluating this operation, its operands given, can leave the 64 bits, or fail because of a divisor that is 0 or a shift that is out of range.
     */
    public boolean mayOverflow(Expr operation) {
        if (operation instanceof Expr.Negate negate) {
            return of(negate.operand()).lo() == Long.MIN_VALUE;
        }
        if (!(operation instanceof Expr.Binary binary) || !binary.operator().isArithmetic()) {
            return false;
        }
        Interval right = of(binary.right());
        return switch (binary.operator()) {
            case BIT_AND -> false;
            case REMAINDER -> right.contains(0);
            case DIVIDE ->
                right.contains(0) || right.contains(-1) && of(binary.left()).lo() == Long.MIN_VALUE;
            case SHIFT_RIGHT -> right.lo() < 0 || right.hi() > 63;
            case SHIFT_LEFT ->
                right.lo() < 0 || right.hi() > 63 || !of(operation).fitsLong();
            default -> !of(operation).fitsLong();
        };
    }

    public Estimate estimate(Expr expr) {
        if (expr instanceof Expr.IntConst c) {
            return Estimate.of(c.value());
        } else if (expr instanceof Expr.BoolConst c) {
            return Estimate.of(c.value() ? 1 : 0);
        } else if (expr instanceof Expr.Negate negate) {
            Estimate operand = estimate(negate.operand());
            return new Estimate(
                    operand.interval().negate(), operand.congruence().negate());
        } else if (expr instanceof Expr.Binary binary) {
            return binary(binary.operator(), estimate(binary.left()), estimate(binary.right()));
        } else if (expr instanceof Expr.FieldValue field) {
            return Estimate.in(ofField(field.itemId()));
        } else if (expr instanceof Expr.EndOffset end) {
            return ends.getOrDefault(end.itemId(), Estimate.in(BYTES));
        } else if (expr instanceof Expr.SizeOf size) {
            return sizes.getOrDefault(size.itemId(), Estimate.in(BYTES));
        } else if (expr instanceof Expr.ParamValue param && param.kind() == ValueKind.INT) {
            return Estimate.ANY;
        }
        return Estimate.in(expr.kind() == ValueKind.INT ? BYTES : Interval.BOOL);
    }

    private static Estimate binary(Expr.Operator operator, Estimate left, Estimate right) {
        Interval a = left.interval();
        Interval b = right.interval();
        return switch (operator) {
            case ADD -> left.plus(right);
            case SUBTRACT -> new Estimate(a.minus(b), left.congruence().minus(right.congruence()));
            case MULTIPLY -> left.times(right);
            case DIVIDE ->
                new Estimate(
                        a.dividedBy(b),
                        b.isSingle() && b.lo() > 0 ? left.congruence().dividedBy(b.lo()) : Congruence.ANY);
            case REMAINDER -> remainder(left, b);
            case BIT_AND -> Estimate.in(a.and(b));
            case SHIFT_LEFT ->
                new Estimate(
                        a.shiftLeft(b),
                        b.isSingle() && b.lo() >= 0 && b.lo() < 63
                                ? left.congruence().times(Congruence.of(1L << b.lo()))
                                : Congruence.ANY);
            case SHIFT_RIGHT -> Estimate.in(a.shiftRight(b));
            default -> Estimate.in(Interval.BOOL);
        };
    }

    private static Estimate remainder(Estimate left, Interval divisor) {
        if (divisor.isSingle()
                && divisor.lo() > 0
                && left.interval().lo() >= 0
                && left.congruence().isFixedModulo(divisor.lo())) {
            return Estimate.of(left.congruence().modulo(divisor.lo()));
        }
        return Estimate.in(left.interval().remainder(divisor));
    }

    private Interval ofField(int itemId) {
        Interval known = narrowed.get(itemId);
        return known != null ? known : ofType(((Field) packet.item(itemId)).type());
    }

    /** What a field of that type can be; in expressions, where an unsigned number with its top bit set is an overflow. */
    public static Interval ofType(FieldType type) {
        if (type instanceof FieldType.Bits bits) {
            return Interval.ofBits(bits.fixedWidth().orElse(64), false);
        } else if (type instanceof FieldType.Int number) {
            return Interval.ofBits(number.bits(), number.signed());
        } else if (type instanceof FieldType.Bool) {
            return Interval.BOOL;
        } else if (type instanceof FieldType.QuicInt) {
            return Interval.ofBits(62, false);
        } else if (type instanceof FieldType.VarInt) {
            return Interval.ofBits(64, false);
        }
        return Interval.ANY;
    }
}
