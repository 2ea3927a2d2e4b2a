package org.mpl4j.compiler.interpret.build;

import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.value.EnumShape;
import org.mpl4j.compiler.interpret.value.FieldKind;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.codec.Quicint;
import org.mpl4j.runtime.text.Show;
import org.mpl4j.runtime.wire.Bits;

/** Turns drafts into the numbers of fields: booleans are 0 and 1, 64 bits may be unsigned. */
final class Numbers {
    private static final BigInteger TWO = BigInteger.TWO;

    private Numbers() {}

    /**
     * What a draft stands for in a field.
     *
     * @param width of the field in bits
     * @throws BuildException if the field cannot hold it
     */
    static long of(FieldShape field, int width, Draft draft) {
        if (draft instanceof Draft.Flag flag && isBoolean(field, width)) {
            return flag.value() ? 1 : 0;
        }
        if (draft instanceof Draft.Whole whole) {
            return fit(field, width, whole.value());
        }
        if (draft instanceof Draft.Text text) {
            return ofText(field, width, text.value());
        }
        EnumShape enumeration = field.enumeration();
        if (draft instanceof Draft.Group group && enumeration != null) {
            return ofGroup(field, width, group, enumeration);
        }
        throw BuildException.invalid(field.name(), "must be " + expectation(field, width) + ", is " + draft.kind());
    }

    private static boolean isBoolean(FieldShape field, int width) {
        return field.kind() == FieldKind.BOOL || width == 1;
    }

    private static long ofText(FieldShape field, int width, String text) {
        EnumShape enumeration = field.enumeration();
        Expr constant = enumeration == null ? null : enumeration.value(text).orElse(null);
        if (constant != null) {
            return fit(field, width, constant, number(constant));
        }
        Show show = field.show();
        if (show != null) {
            return shown(field, width, show, text);
        }
        throw BuildException.invalid(
                field.name(), enumeration == null ? mismatch(field, width, text) : unknownTag(enumeration, text));
    }

    private static String mismatch(FieldShape field, int width, String text) {
        return "must be " + expectation(field, width) + ", is the text \"" + text + "\"";
    }

    private static String unknownTag(EnumShape enumeration, String text) {
        String offer = Nearest.of(text, enumeration.tags())
                .map(tag -> "; did you mean `" + tag + "`?")
                .orElse("");
        return "has no tag `" + text + "`" + offer;
    }

    private static long shown(FieldShape field, int width, Show show, String text) {
        try {
            long number = show.parseNumber(text, width);
            return field.isSigned() ? Bits.signExtend(number, width) : number;
        } catch (IllegalArgumentException e) {
            throw BuildException.invalid(field.name(), "is the text \"" + text + "\": " + e.getMessage());
        }
    }

    private static long ofGroup(FieldShape field, int width, Draft.Group group, EnumShape enumeration) {
        Draft tag = group.members().get("tag");
        Draft value = group.members().get("value");
        String name = tag instanceof Draft.Text text ? text.value() : null;
        boolean hasValue = value != null && !(value instanceof Draft.Nothing);
        if (name == null && !hasValue) {
            throw BuildException.invalid(field.name(), "must have a tag or a value");
        }
        long byValue = value != null && hasValue ? of(field, width, value) : 0;
        long byTag = name != null ? ofText(field, width, name) : byValue;
        if (hasValue && byTag != byValue && enumeration.tag(byValue) != null) {
            throw BuildException.contradiction(field.name(), "has the tag of " + byTag + " and the value " + byValue);
        }
        return hasValue ? byValue : byTag;
    }

    /** A constant of the model. */
    static long number(Expr constant) {
        return constant instanceof Expr.BoolConst flag ? (flag.value() ? 1 : 0) : ((Expr.IntConst) constant).value();
    }

    /**
     * The bits of a number that a field is to hold.
     *
     * @throws BuildException if it needs more of them
     */
    static long fit(FieldShape field, int width, BigInteger value) {
        BigInteger min = min(field, width);
        BigInteger max = max(field, width);
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            if (value.bitLength() < 64 && max.bitLength() < 64) {
                throw BuildException.outOfRange(field.name(), value.longValue(), min.longValue(), max.longValue());
            }
            throw BuildException.invalid(field.name(), value + " is not from " + min + " to " + max);
        }
        return value.longValue();
    }

    /** Like {@link #fit(FieldShape, int, BigInteger)}, for what an expression yielded. A constant is the bits of a number of 64 bits. */
    static long fit(FieldShape field, int width, Expr by, long value) {
        boolean isBits = by instanceof Expr.IntConst && field.isUnsigned64() && width == 64;
        return isBits ? value : fit(field, width, BigInteger.valueOf(value));
    }

    private static BigInteger min(FieldShape field, int width) {
        return field.isSigned() ? TWO.pow(width - 1).negate() : BigInteger.ZERO;
    }

    private static BigInteger max(FieldShape field, int width) {
        return switch (field.kind()) {
            case INT -> TWO.pow(width - 1).subtract(BigInteger.ONE);
            case BOOL -> BigInteger.ONE;
            case VARINT -> TWO.pow(64).subtract(BigInteger.ONE);
            case QUICINT -> BigInteger.valueOf(Quicint.MAX_VALUE);
            default -> TWO.pow(width).subtract(BigInteger.ONE);
        };
    }

    private static String expectation(FieldShape field, int width) {
        if (field.kind() == FieldKind.BOOL) {
            return "true or false";
        }
        String range = "a number from " + min(field, width) + " to " + max(field, width);
        Show show = field.show();
        String form = show == null ? "" : " or text as of show(" + show.name().toLowerCase(Locale.ROOT) + ")";
        return range + form + (field.enumeration() == null ? "" : " or a tag");
    }

    /** The raw bits of a floating-point field. */
    static long real(FieldShape field, Draft draft) {
        @Nullable Double value = doubleOf(draft);
        if (value != null) {
            boolean isLost = field.bits() == 32 && Double.isInfinite(value.floatValue()) && !Double.isInfinite(value);
            if (isLost) {
                throw BuildException.invalid(field.name(), value + " is too large for a float32");
            }
            return field.bits() == 32
                    ? Float.floatToRawIntBits(value.floatValue()) & 0xffff_ffffL
                    : Double.doubleToRawLongBits(value);
        }
        if (draft instanceof Draft.Group group && group.members().get("hex") instanceof Draft.Text hex) {
            return shown(field, field.bits(), Show.HEX, "0x" + hex.value());
        }
        throw BuildException.invalid(field.name(), "must be a number, is " + draft.kind());
    }

    private static @Nullable Double doubleOf(Draft draft) {
        if (draft instanceof Draft.Real real) {
            return real.value();
        }
        if (draft instanceof Draft.Whole whole) {
            return whole.value().doubleValue();
        }
        return draft instanceof Draft.Text text ? named(text.value()) : null;
    }

    private static @Nullable Double named(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> null;
        };
    }
}
