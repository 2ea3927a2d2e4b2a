package org.mpl4j.compiler.dissect.syntax;

import java.util.List;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.runtime.Bytes;

/** An expression of a filter or table, as written. */
public sealed interface Term {
    Span span();

    /**
     * @param text as written: digits in hexadecimal can also stand for bytes
     */
    record Number(long value, String text, Span span) implements Term {}

    record Text(Bytes content, Span span) implements Term {}

    /**
     * @param content 4 bytes (IPv4), 16 (IPv6) or 6 (MAC)
     * @param prefixBits how many of its bits count
     */
    record Address(Bytes content, int prefixBits, Span span) implements Term {}

    record Flag(boolean value, Span span) implements Term {}

    record Tag(String name, Span span) implements Term {}

    /** Names with dots between them. */
    record Path(List<Step> steps, Span span) implements Term {
        public Path {
            steps = List.copyOf(steps);
        }

        public Step first() {
            return steps.get(0);
        }
    }

    /**
     * A name of a path.
     *
     * @param index in brackets behind it; -1 if there is none
     */
    record Step(String name, int index, Span span) {
        public static final int NO_INDEX = -1;
    }

    /** {@code !operand}. */
    record Negation(Term operand, Span span) implements Term {}

    record Operation(Operator operator, Term left, Term right, Span span) implements Term {}

    /** The operators, and how tight they bind: the same as in specifications. */
    enum Operator {
        OR("||", 1),
        AND("&&", 2),
        EQUAL("==", 4),
        NOT_EQUAL("!=", 4),
        LESS("<", 4),
        LESS_OR_EQUAL("<=", 4),
        GREATER(">", 4),
        GREATER_OR_EQUAL(">=", 4),
        CONTAINS("contains", 4),
        BIT_AND("&", 5),
        SHIFT_LEFT("<<", 6),
        SHIFT_RIGHT(">>", 6),
        ADD("+", 7),
        SUBTRACT("-", 7),
        MULTIPLY("*", 8),
        DIVIDE("/", 8),
        REMAINDER("%", 8);

        private final String symbol;
        private final int level;

        Operator(String symbol, int level) {
            this.symbol = symbol;
            this.level = level;
        }

        public String symbol() {
            return symbol;
        }

        int level() {
            return level;
        }

        public boolean isLogical() {
            return this == OR || this == AND;
        }

        public boolean isComparison() {
            return level == EQUAL.level;
        }

        public boolean isArithmetic() {
            return level > EQUAL.level;
        }

        /** Which operator compares the operands the other way round; arithmetic has none. */
        public Operator mirrored() {
            return switch (this) {
                case LESS -> GREATER;
                case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
                case GREATER -> LESS;
                case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
                default -> this;
            };
        }
    }
}
