package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.Locale;

/**
 * A Java expression: some core, and a number that is added to it, so that sums of positions come out short.
 *
 * @param core empty for a constant
 * @param corePrecedence of the core's outermost operator
 * @param mayFault whether its evaluation can throw an ArithmeticException
 */
record Code(CodeBlock core, long addend, Num num, int corePrecedence, boolean mayFault) {
    static final int PRIMARY = 15;
    static final int UNARY = 14;
    static final int MULTIPLICATIVE = 12;
    static final int ADDITIVE = 11;
    static final int SHIFT = 10;
    static final int RELATIONAL = 9;
    static final int EQUALITY = 8;
    static final int BIT_AND = 7;
    static final int AND = 4;
    static final int OR = 3;
    static final int CONDITIONAL = 2;

    private static final CodeBlock NOTHING = CodeBlock.builder().build();
    private static final long LARGEST_DECIMAL = 9999;

    /** Larger ones are left where they are, so that sums of them stay in range. */
    private static final long LARGEST_ADDEND = 1 << 29;

    /** The Java type of a value. */
    enum Num {
        INT,
        LONG,
        BOOLEAN
    }

    static Code expression(CodeBlock text, Num num, int precedence, boolean mayFault) {
        return new Code(text, 0, num, precedence, mayFault);
    }

    static Code primary(Num num, String format, Object... args) {
        return of(num, PRIMARY, format, args);
    }

    static Code of(Num num, int precedence, String format, Object... args) {
        return new Code(CodeBlock.of(format, args), 0, num, precedence, false);
    }

    static Code literal(long value) {
        Num num = value == (int) value ? Num.INT : Num.LONG;
        return Math.abs(value) <= LARGEST_ADDEND
                ? new Code(NOTHING, value, num, PRIMARY, false)
                : of(num, value < 0 ? UNARY : PRIMARY, "$L", literalText(value));
    }

    /** A number as Java source: large ones in hexadecimal. */
    static String literalText(long value) {
        boolean isInt = value == (int) value;
        if (value >= -LARGEST_DECIMAL && value <= LARGEST_DECIMAL || value < 0 && isInt) {
            return Long.toString(value);
        }
        return "0x" + Long.toHexString(value).toLowerCase(Locale.ROOT) + (isInt ? "" : "L");
    }

    static Code truth(boolean value) {
        return primary(Num.BOOLEAN, "$L", value);
    }

    boolean isConstant() {
        return core.isEmpty();
    }

    boolean isLong() {
        return num == Num.LONG;
    }

    CodeBlock text() {
        if (isConstant()) {
            return CodeBlock.of("$L", literalText(addend));
        } else if (addend == 0) {
            return core;
        }
        CodeBlock operand = corePrecedence >= ADDITIVE ? core : CodeBlock.of("($L)", core);
        return CodeBlock.of("$L $L $L", operand, addend < 0 ? "-" : "+", literalText(Math.abs(addend)));
    }

    /** Of the outermost operator. */
    int precedence() {
        if (isConstant()) {
            return addend < 0 ? UNARY : PRIMARY;
        }
        return addend == 0 ? corePrecedence : ADDITIVE;
    }

    /** The text as an operand of something that binds so tightly. */
    CodeBlock operand(int tightness) {
        return precedence() >= tightness ? text() : CodeBlock.of("($L)", text());
    }

    private CodeBlock coreOperand(int tightness) {
        return corePrecedence >= tightness ? core : CodeBlock.of("($L)", core);
    }

    /** As a long. */
    Code widened() {
        if (isConstant()) {
            return of(Num.LONG, addend < 0 ? UNARY : PRIMARY, "$LL", addend);
        }
        return isLong() ? this : new Code(CodeBlock.of("(long) $L", operand(UNARY)), 0, Num.LONG, UNARY, mayFault);
    }

    /** As an int, whose range the value is known to be in. */
    Code narrowed() {
        return isLong() ? new Code(CodeBlock.of("(int) $L", operand(UNARY)), 0, Num.INT, UNARY, mayFault) : this;
    }

    /** The same, whose constant part stays in it. */
    Code closed() {
        return addend == 0 || isConstant() ? this : new Code(text(), 0, num, ADDITIVE, mayFault);
    }

    Code plus(long constant) {
        return new Code(core, addend + constant, num, corePrecedence, mayFault);
    }

    /** The sum, in the type of the first. */
    Code plus(Code other) {
        if (other.isConstant() || isConstant()) {
            Code sum = other.isConstant() ? plus(other.addend) : other.plus(addend);
            return new Code(sum.core, sum.addend, num, sum.corePrecedence, mayFault || other.mayFault);
        }
        CodeBlock sum = CodeBlock.of("$L + $L", coreOperand(ADDITIVE), other.coreOperand(ADDITIVE + 1));
        return new Code(sum, addend + other.addend, num, ADDITIVE, mayFault || other.mayFault);
    }

    /** The difference, in the type of the first. */
    Code minus(Code other) {
        if (other.isConstant()) {
            return plus(-other.addend);
        } else if (core.equals(other.core)) {
            return new Code(NOTHING, addend - other.addend, num, PRIMARY, false);
        }
        CodeBlock from = isConstant() ? CodeBlock.of("$L", literalText(addend - other.addend)) : coreOperand(ADDITIVE);
        CodeBlock difference = CodeBlock.of("$L - $L", from, other.coreOperand(ADDITIVE + 1));
        return new Code(
                difference, isConstant() ? 0 : addend - other.addend, num, ADDITIVE, mayFault || other.mayFault);
    }

    Code faulting() {
        return new Code(core, addend, num, corePrecedence, true);
    }

    /** This, and whatever the operands may do. */
    Code faultingLike(Code... operands) {
        boolean may = mayFault;
        for (Code operand : operands) {
            may |= operand.mayFault;
        }
        return new Code(core, addend, num, corePrecedence, may);
    }
}
