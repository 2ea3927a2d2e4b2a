package org.mpl4j.compiler.layout;

import java.util.OptionalLong;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;

/** How many bits a field takes where it is present. */
public final class FieldSizes {
    private static final long BYTE = 8;
    private static final long MPINT_PREFIX = 32;

    private final Ranges ranges;

    FieldSizes(Ranges ranges) {
        this.ranges = ranges;
    }

    /** The bits of a field whose size never varies. */
    public static OptionalLong fixedBits(Field field) {
        FieldType type = field.type();
        if (type instanceof FieldType.Bits bits && bits.width() instanceof Expr.IntConst width) {
            return OptionalLong.of(Math.min(64, Math.max(1, width.value())));
        } else if (type instanceof FieldType.Int number) {
            return OptionalLong.of(number.bits());
        } else if (type instanceof FieldType.Bool) {
            return OptionalLong.of(BYTE);
        } else if (type instanceof FieldType.Float number) {
            return OptionalLong.of(number.bits());
        } else if (type instanceof FieldType.ByteArray bytes && bytes.length() instanceof Expr.IntConst length) {
            return OptionalLong.of(
                    Estimate.of(length.value()).bytesToBits().interval().lo());
        }
        return OptionalLong.empty();
    }

    ItemSize of(Field field) {
        OptionalLong fixed = fixedBits(field);
        if (fixed.isPresent()) {
            return ItemSize.ofStatic(fixed.getAsLong());
        } else if (field.type() instanceof FieldType.Bits bits) {
            Estimate width = ranges.estimate(bits.width());
            return ItemSize.dynamic(new Estimate(width.interval().intersect(new Interval(1, 64)), width.congruence()));
        } else if (field.type() instanceof FieldType.ByteArray bytes) {
            Estimate size = ranges.estimate(bytes.length()).bytesToBits();
            // Not the grain of the length: a caller may give any number of bytes, which is what building has to prove
            // or check.
            Congruence grain =
                    Congruence.multipleOf(Math.max(BYTE, field.attributes().alignBits()));
            return ItemSize.dynamic(new Estimate(size.interval(), grain));
        }
        return ofWalked(field.type());
    }

    private static ItemSize ofWalked(FieldType type) {
        if (type instanceof FieldType.PrefixedString string) {
            long longest = string.prefixBits() >= 32 ? Size.UNBOUNDED_BITS : BYTE << string.prefixBits();
            return ItemSize.walked(string.prefixBits(), string.prefixBits() + longest - BYTE);
        } else if (type instanceof FieldType.Delimited delimited) {
            return ItemSize.walked(BYTE * Math.max(1, delimited.delimiter().length()), Size.UNBOUNDED_BITS);
        } else if (type instanceof FieldType.VarInt) {
            return ItemSize.walked(BYTE, 10 * BYTE);
        } else if (type instanceof FieldType.QuicInt) {
            return ItemSize.walked(BYTE, 8 * BYTE);
        } else if (type instanceof FieldType.Extern extern && extern.name().equals("mpint")) {
            return ItemSize.walked(MPINT_PREFIX, Size.UNBOUNDED_BITS);
        }
        return ItemSize.walked(BYTE, Size.UNBOUNDED_BITS);
    }
}
