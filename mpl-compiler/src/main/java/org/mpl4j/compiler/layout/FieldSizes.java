package org.mpl4j.compiler.layout;

import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;

/** How many bits a field takes where it is present. */
final class FieldSizes {
    private static final long BYTE = 8;
    private static final long MPINT_PREFIX = 32;

    private final Ranges ranges;

    FieldSizes(Ranges ranges) {
        this.ranges = ranges;
    }

    ItemSize of(Field field) {
        FieldType type = field.type();
        if (type instanceof FieldType.Bits bits) {
            return ofBits(bits);
        } else if (type instanceof FieldType.Int number) {
            return ItemSize.ofStatic(number.bits());
        } else if (type instanceof FieldType.Bool) {
            return ItemSize.ofStatic(BYTE);
        } else if (type instanceof FieldType.Float number) {
            return ItemSize.ofStatic(number.bits());
        } else if (type instanceof FieldType.ByteArray bytes) {
            return ofBytes(bytes, field.attributes().alignBits());
        }
        return ofWalked(type);
    }

    private ItemSize ofBits(FieldType.Bits bits) {
        if (bits.fixedWidth().isPresent()) {
            return ItemSize.ofStatic(Math.min(64, Math.max(1, bits.fixedWidth().get())));
        }
        Estimate width = ranges.estimate(bits.width());
        Interval interval = width.interval().intersect(new Interval(1, 64));
        return ItemSize.dynamic(new Estimate(interval, width.congruence()));
    }

    private ItemSize ofBytes(FieldType.ByteArray bytes, int alignBits) {
        Estimate size = ranges.estimate(bytes.length()).bytesToBits();
        if (bytes.length() instanceof Expr.IntConst) {
            return ItemSize.ofStatic(size.interval().lo());
        }
        // Not the grain of the length: a caller may give any number of bytes, which is what building has to prove or check.
        Congruence grain = Congruence.multipleOf(Math.max(BYTE, alignBits));
        return ItemSize.dynamic(new Estimate(size.interval(), grain));
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
