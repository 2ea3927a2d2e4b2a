package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.TypeName;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;

/**
 * What a field's content is in Java.
 *
 * @param bits the width where it is fixed, else 0
 */
record FieldJava(Kind kind, int bits, TypeName type) {
    /** The Java type, in kind. */
    enum Kind {
        BOOLEAN,
        INT,
        LONG,
        /** A long that is to be read as unsigned. */
        UNSIGNED_LONG,
        FLOAT,
        DOUBLE,
        BYTES,
        EXTERN
    }

    static FieldJava of(Field field) {
        FieldType type = field.type();
        if (type instanceof FieldType.Bits bits) {
            return ofBits(bits.fixedWidth().orElse(0), field.enumeration().isPresent());
        } else if (type instanceof FieldType.Int number) {
            return ofInt(number);
        } else if (type instanceof FieldType.Bool) {
            return field.enumeration().isPresent() ? number(Kind.INT, 8) : number(Kind.BOOLEAN, 8);
        } else if (type instanceof FieldType.Float real) {
            return number(real.bits() == 32 ? Kind.FLOAT : Kind.DOUBLE, real.bits());
        } else if (type instanceof FieldType.VarInt) {
            return number(Kind.UNSIGNED_LONG, 0);
        } else if (type instanceof FieldType.QuicInt) {
            return number(Kind.LONG, 0);
        } else if (type instanceof FieldType.Extern extern) {
            return new FieldJava(Kind.EXTERN, 0, SpecTypes.valueOf(extern));
        }
        return new FieldJava(Kind.BYTES, 0, RuntimeTypes.BYTES);
    }

    private static FieldJava ofBits(int width, boolean isEnumerated) {
        if (width == 1 && !isEnumerated) {
            return number(Kind.BOOLEAN, 1);
        } else if (width == 0 || width == 64) {
            return number(Kind.UNSIGNED_LONG, width);
        }
        return number(width < 32 ? Kind.INT : Kind.LONG, width);
    }

    private static FieldJava ofInt(FieldType.Int number) {
        if (number.bits() == 64 && !number.signed()) {
            return number(Kind.UNSIGNED_LONG, 64);
        }
        boolean isInt = number.bits() < 32 || number.bits() == 32 && number.signed();
        return number(isInt ? Kind.INT : Kind.LONG, number.bits());
    }

    private static FieldJava number(Kind kind, int bits) {
        TypeName type = switch (kind) {
            case BOOLEAN -> TypeName.BOOLEAN;
            case INT -> TypeName.INT;
            case FLOAT -> TypeName.FLOAT;
            case DOUBLE -> TypeName.DOUBLE;
            default -> TypeName.LONG;
        };
        return new FieldJava(kind, bits, type);
    }

    /** Whether it is an integer or a truth value. */
    boolean isNumber() {
        return kind.ordinal() <= Kind.UNSIGNED_LONG.ordinal();
    }

    boolean isUnsigned64() {
        return kind == Kind.UNSIGNED_LONG;
    }
}
