package org.mpl4j.compiler.interpret.value;

import org.mpl4j.compiler.model.FieldType;

/** How a field lies in the buffer, and what its content is. */
public enum FieldKind {
    BITS(true),
    UINT8(true),
    UINT16(true),
    UINT32(true),
    /** Of 24, 48 or 64 bits. */
    UINT_OTHER(true),
    INT(true),
    VARINT(true),
    QUICINT(true),
    BOOL(true),
    FLOAT(false),
    BYTES(false),
    PREFIXED(false),
    DELIMITED(false),
    EXTERN(false);

    private final boolean isNumber;

    FieldKind(boolean isNumber) {
        this.isNumber = isNumber;
    }

    /** Whether the content is an integer, or a boolean as 0 or 1. */
    public boolean isNumber() {
        return isNumber;
    }

    /** Whether the content is a run of bytes. */
    public boolean isBytes() {
        return this == BYTES || this == PREFIXED || this == DELIMITED;
    }

    static FieldKind of(FieldType type) {
        if (type instanceof FieldType.Int integer) {
            return ofInt(integer);
        }
        if (type instanceof FieldType.Bits) {
            return BITS;
        }
        if (type instanceof FieldType.Bool) {
            return BOOL;
        }
        if (type instanceof FieldType.Float) {
            return FLOAT;
        }
        if (type instanceof FieldType.VarInt) {
            return VARINT;
        }
        return type instanceof FieldType.QuicInt ? QUICINT : ofRun(type);
    }

    private static FieldKind ofInt(FieldType.Int type) {
        if (type.signed()) {
            return INT;
        }
        return switch (type.bits()) {
            case 8 -> UINT8;
            case 16 -> UINT16;
            case 32 -> UINT32;
            default -> UINT_OTHER;
        };
    }

    private static FieldKind ofRun(FieldType type) {
        if (type instanceof FieldType.ByteArray) {
            return BYTES;
        }
        if (type instanceof FieldType.PrefixedString) {
            return PREFIXED;
        }
        return type instanceof FieldType.Delimited ? DELIMITED : EXTERN;
    }
}
