package org.mpl4j.compiler.spl.model;

import java.util.List;

/** An expression of a policy. Booleans are 0 and 1; the resolver has checked that no type is mistaken for the other. */
public sealed interface PolicyExpr {
    /** A number, or a truth value. */
    record Constant(long value) implements PolicyExpr {}

    /** The value of a variable. */
    record Use(Variable variable) implements PolicyExpr {}

    /** A field of the packet of the statecall before this guard or assignment; the name is that of the accessor's MPL item. */
    record Field(String name) implements PolicyExpr {}

    /** {@code !} or {@code -}. */
    record Unary(Operator operator, PolicyExpr operand) implements PolicyExpr {}

    /** Two operands; {@code ||} and {@code &&} do not evaluate the second one in vain. A division by zero makes a guard false. */
    record Binary(Operator operator, PolicyExpr left, PolicyExpr right) implements PolicyExpr {}

    /** What an expression does. */
    enum Operator {
        NOT("!"),
        NEGATE("-"),
        OR("||"),
        AND("&&"),
        GREATER(">"),
        AT_LEAST(">="),
        LESS("<"),
        AT_MOST("<="),
        EQUAL("=="),
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        DIVIDED_BY("/");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        /** Operators of one operand. */
        public static final List<Operator> UNARY = List.of(NOT, NEGATE);
    }
}
