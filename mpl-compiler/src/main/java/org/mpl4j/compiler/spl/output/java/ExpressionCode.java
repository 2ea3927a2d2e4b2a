package org.mpl4j.compiler.spl.output.java;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mpl4j.compiler.spl.graph.Frame;
import org.mpl4j.compiler.spl.model.PolicyExpr;
import org.mpl4j.compiler.spl.model.PolicyExpr.Operator;

/** Expressions as numbers for a machine with a stack, which {@code org.mpl4j.runtime.policy.RegisterExpressions} is. */
final class ExpressionCode {
    private static final long DONE = 0;
    private static final long CONSTANT = 1;
    private static final long SLOT = 2;
    private static final long FIELD = 3;
    private static final long NOT = 4;
    private static final long NEGATE = 5;
    private static final long OR_ELSE = 6;
    private static final long AND_THEN = 7;
    private static final long TRUTH = 8;
    private static final long FIRST_BINARY = 9;
    private static final List<Operator> BINARY = List.of(
            Operator.GREATER,
            Operator.AT_LEAST,
            Operator.LESS,
            Operator.AT_MOST,
            Operator.EQUAL,
            Operator.PLUS,
            Operator.MINUS,
            Operator.TIMES,
            Operator.DIVIDED_BY);

    private final int first;
    private final List<String> fields;
    private final List<Long> numbers = new ArrayList<>();
    private final Set<Long> constants = new LinkedHashSet<>();
    private int depth = 1;

    /** @param first the place of the first number among all */
    ExpressionCode(int first, List<String> fields) {
        this.first = first;
        this.fields = fields;
    }

    List<Long> numbers() {
        return numbers;
    }

    /** How many values there are on the stack at most. */
    int depth() {
        return depth;
    }

    Set<Long> constants() {
        return constants;
    }

    /** Adds an expression; the place where it begins. */
    long add(PolicyExpr expr, Frame frame) {
        long at = place();
        write(expr, frame, 1);
        numbers.add(DONE);
        return at;
    }

    private long place() {
        return (long) first + numbers.size();
    }

    private void add(long operation, long operand) {
        numbers.add(operation);
        numbers.add(operand);
    }

    private void write(PolicyExpr expr, Frame frame, int height) {
        depth = Math.max(depth, height);
        if (expr instanceof PolicyExpr.Constant constant) {
            constants.add(constant.value());
            add(CONSTANT, constant.value());
        } else if (expr instanceof PolicyExpr.Use use) {
            add(SLOT, frame.slot(use.variable()));
        } else if (expr instanceof PolicyExpr.Field field) {
            add(FIELD, fields.indexOf(field.name()));
        } else if (expr instanceof PolicyExpr.Unary unary) {
            write(unary.operand(), frame, height);
            numbers.add(unary.operator() == Operator.NOT ? NOT : NEGATE);
        } else if (expr instanceof PolicyExpr.Binary binary) {
            write(binary, frame, height);
        }
    }

    private void write(PolicyExpr.Binary binary, Frame frame, int height) {
        write(binary.left(), frame, height);
        if (binary.operator() == Operator.OR || binary.operator() == Operator.AND) {
            add(binary.operator() == Operator.OR ? OR_ELSE : AND_THEN, 0);
            int after = numbers.size() - 1;
            write(binary.right(), frame, height);
            numbers.add(TRUTH);
            numbers.set(after, place());
        } else {
            write(binary.right(), frame, height + 1);
            numbers.add(FIRST_BINARY + BINARY.indexOf(binary.operator()));
        }
    }
}
