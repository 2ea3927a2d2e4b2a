package org.mpl4j.compiler.model;

import org.mpl4j.compiler.source.Span;

/**
 * A typed expression. Integers are signed 64-bit and overflow is an error of the packet; a uint64 field whose top bit is set overflows when it is computed with
 * (but not when it is only compared for equality or used as a tag).
 */
public sealed interface Expr {
    ValueKind kind();

    Span span();

    record IntConst(long value, Span span) implements Expr {
        @Override
        public ValueKind kind() {
            return ValueKind.INT;
        }
    }

    record BoolConst(boolean value, Span span) implements Expr {
        @Override
        public ValueKind kind() {
            return ValueKind.BOOL;
        }
    }

    record BytesConst(Bytes value, Span span) implements Expr {
        @Override
        public ValueKind kind() {
            return ValueKind.BYTES;
        }
    }

    /**
     * The content of a field of this packet: of the same block, of one around it, or (in {@code value} and {@code checksum} only) of a later one.
     *
     * @param kind that of the field's type; BOOL also for a bit[1] where a truth value is needed
     */
    record FieldValue(int itemId, ValueKind kind, Span span) implements Expr {}

    record ParamValue(int index, ValueKind kind, Span span) implements Expr {}

    /** {@code offset(x)}: bytes from the start of the enclosing packet, or array element, to the END of x. For a label, its place. */
    record EndOffset(int itemId, Span span) implements Expr {
        @Override
        public ValueKind kind() {
            return ValueKind.INT;
        }
    }

    /** {@code sizeof(x)} in bytes, padding included. For a string type the prefix or delimiter counts too. */
    record SizeOf(int itemId, Span span) implements Expr {
        @Override
        public ValueKind kind() {
            return ValueKind.INT;
        }
    }

    /** {@code sizeof(p)} of a bytes parameter. */
    record ParamSize(int index, Span span) implements Expr {
        @Override
        public ValueKind kind() {
            return ValueKind.INT;
        }
    }

    /** {@code array_length(x)}: the number of elements. */
    record CountOf(int itemId, Span span) implements Expr {
        @Override
        public ValueKind kind() {
            return ValueKind.INT;
        }
    }

    /** {@code remaining()}: bytes from here to the end of the innermost window, or of the input. */
    record Remaining(Span span) implements Expr {
        @Override
        public ValueKind kind() {
            return ValueKind.INT;
        }
    }

    /** {@code a..b} as an argument: from the start of a to the end of b, both items of this block in that order. */
    record ItemRange(int firstItemId, int lastItemId, Span span) implements Expr {
        @Override
        public ValueKind kind() {
            return ValueKind.BYTES;
        }
    }

    record Negate(Expr operand, Span span) implements Expr {
        @Override
        public ValueKind kind() {
            return ValueKind.INT;
        }
    }

    record Not(Expr operand, Span span) implements Expr {
        @Override
        public ValueKind kind() {
            return ValueKind.BOOL;
        }
    }

    record Binary(Operator operator, Expr left, Expr right, Span span) implements Expr {
        @Override
        public ValueKind kind() {
            return operator.isArithmetic() ? ValueKind.INT : ValueKind.BOOL;
        }
    }

    /** Division truncates towards zero; shifts take 0 to 63; division by zero is an error of the packet. */
    enum Operator {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        REMAINDER("%"),
        BIT_AND("&"),
        SHIFT_LEFT("<<"),
        SHIFT_RIGHT(">>"),
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        AND("&&"),
        OR("||");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        public boolean isArithmetic() {
            return ordinal() <= SHIFT_RIGHT.ordinal();
        }
    }
}
