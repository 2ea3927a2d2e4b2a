package org.mpl4j.compiler.model;

import java.util.Optional;

/** The type of a field, aliases expanded. */
public sealed interface FieldType {
    /** What the field's content is in expressions. */
    ValueKind kind();

    /**
     * {@code bit[width]}: most significant bit first, whatever the byte order; unsigned.
     *
     * @param width in bits, 1 to 64 when constant
     */
    record Bits(Expr width) implements FieldType {
        @Override
        public ValueKind kind() {
            return ValueKind.INT;
        }

        public Optional<Integer> fixedWidth() {
            return width instanceof Expr.IntConst c ? Optional.of((int) c.value()) : Optional.empty();
        }
    }

    /** byte, uint16..uint64, int8..int64: {@code bits} is 8, 16, 24, 32, 48 or 64; in the byte order in force. */
    record Int(int bits, boolean signed) implements FieldType {
        @Override
        public ValueKind kind() {
            return ValueKind.INT;
        }
    }

    /** One byte: non-zero is true, written as 0 or 1. */
    record Bool() implements FieldType {
        @Override
        public ValueKind kind() {
            return ValueKind.BOOL;
        }
    }

    /** IEEE 754 binary32 or binary64 in the byte order in force. */
    record Float(int bits) implements FieldType {
        @Override
        public ValueKind kind() {
            return ValueKind.OPAQUE;
        }
    }

    /** {@code byte[length]}, length in bytes. */
    record ByteArray(Expr length) implements FieldType {
        @Override
        public ValueKind kind() {
            return ValueKind.BYTES;
        }
    }

    /** string8, string16, string32: a length in the byte order in force, then so many bytes. */
    record PrefixedString(int prefixBits) implements FieldType {
        @Override
        public ValueKind kind() {
            return ValueKind.BYTES;
        }
    }

    /** cstring and {@code bytes until (delimiter)}: bytes up to a delimiter, which is consumed and is not part of the value. */
    record Delimited(Bytes delimiter) implements FieldType {
        @Override
        public ValueKind kind() {
            return ValueKind.BYTES;
        }
    }

    /** varint: unsigned LEB128, up to 64 bits, 10 bytes. */
    record VarInt() implements FieldType {
        @Override
        public ValueKind kind() {
            return ValueKind.INT;
        }
    }

    /** quicint: RFC 9000 section 16, up to 62 bits, 1, 2, 4 or 8 bytes. */
    record QuicInt() implements FieldType {
        @Override
        public ValueKind kind() {
            return ValueKind.INT;
        }
    }

    /**
     * A type whose codec is written in Java; mpint, dns_label and dns_label_comp are built in.
     *
     * @param name as the specification calls it
     * @param codecClass binary name of a class that implements the runtime's Codec and has a static INSTANCE
     * @param valueClass binary name of the codec's value type
     */
    record Extern(String name, String codecClass, String valueClass) implements FieldType {
        @Override
        public ValueKind kind() {
            return ValueKind.OPAQUE;
        }
    }
}
