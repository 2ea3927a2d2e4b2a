package org.mpl4j.compiler.resolve;

import java.math.BigInteger;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.ValueKind;

/**
 * The values that a type has.
 *
 * @param bits of integers, 1 to 64
 * @param isFlag whether it is a bit[1], whose values may be called true and false
 */
record Domain(ValueKind kind, int bits, boolean signed, boolean isFlag) {
    private static final int WIDEST = 64;

    static final Domain LONG = new Domain(ValueKind.INT, WIDEST, true, false);

    static Domain of(FieldType type) {
        if (type instanceof FieldType.Int integer) {
            return new Domain(ValueKind.INT, integer.bits(), integer.signed(), false);
        } else if (type instanceof FieldType.Bits bits) {
            int width = bits.fixedWidth().orElse(WIDEST);
            return new Domain(ValueKind.INT, width, false, width == 1);
        } else if (type instanceof FieldType.QuicInt) {
            return new Domain(ValueKind.INT, 62, false, false);
        }
        return new Domain(type.kind(), WIDEST, false, false);
    }

    static Domain of(ValueKind kind) {
        return new Domain(kind, WIDEST, true, false);
    }

    BigInteger least() {
        return signed ? BigInteger.ONE.shiftLeft(bits - 1).negate() : BigInteger.ZERO;
    }

    BigInteger greatest() {
        return BigInteger.ONE.shiftLeft(signed ? bits - 1 : bits).subtract(BigInteger.ONE);
    }

    /** Whether it has the value. A 64-bit type takes every 64 bits, whether they were written with a sign or not. */
    boolean has(BigInteger value) {
        if (bits == WIDEST) {
            return value.compareTo(ConstantMath.MIN) >= 0 && value.signum() * value.bitLength() <= WIDEST;
        }
        return value.compareTo(least()) >= 0 && value.compareTo(greatest()) <= 0;
    }

    /** The nearest value that it has. */
    BigInteger clamp(BigInteger value) {
        return value.max(least()).min(greatest());
    }

    @Override
    public String toString() {
        return least() + ".." + greatest();
    }
}
