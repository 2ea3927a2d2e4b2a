package org.mpl4j.runtime.policy;

/** Evaluates expressions of an automaton with registers. What divides by zero, overflows or asks for a field that is not there has no value. */
final class RegisterExpressions {
    // What is done, with a stack.
    static final int DONE = 0;
    static final int CONSTANT = 1;
    static final int SLOT = 2;
    static final int FIELD = 3;
    static final int NOT = 4;
    static final int NEGATE = 5;
    static final int OR_ELSE = 6;
    static final int AND_THEN = 7;
    static final int TRUTH = 8;
    static final int GREATER = 9;
    static final int AT_LEAST = 10;
    static final int LESS = 11;
    static final int AT_MOST = 12;
    static final int EQUAL = 13;
    static final int PLUS = 14;
    static final int MINUS = 15;
    static final int TIMES = 16;
    static final int DIVIDED_BY = 17;

    /** No statecall, so no fields. */
    static final int NO_COLUMN = -1;

    private final RegisterProgram program;
    private final long[] stack;
    private final long[] arguments;
    private int column = NO_COLUMN;
    private boolean isGuess;
    private boolean hasValue;
    private boolean isUnknown;

    RegisterExpressions(RegisterProgram program) {
        this.program = program;
        this.stack = new long[program.depth + 1];
        this.arguments = new long[Math.max(1, program.fields)];
    }

    /** The value of an argument of the next statecall; those that no field has are left out. */
    void give(int argument, long value) {
        if (argument < arguments.length) {
            arguments[argument] = value;
        }
    }

    /** Which statecall's fields are asked for, and whether their values are not known, but may be any. */
    void of(int newColumn, boolean newGuess) {
        column = newColumn;
        isGuess = newGuess;
    }

    /** Whose fields are asked for from now on; whether their values are known stays as it is. */
    void of(int newColumn) {
        column = newColumn;
    }

    /** Whether the last expression had a value. */
    boolean hasValue() {
        return hasValue;
    }

    /** Whether the last expression asked for a field that may have any value. */
    boolean isUnknown() {
        return isUnknown;
    }

    /** The value of an expression, with the values of slots from a place of an array; 0 if it has none. */
    long evaluate(long at, long[] values, int from) {
        long[] code = program.code;
        hasValue = true;
        isUnknown = false;
        int top = -1;
        for (int pc = (int) at; hasValue; ) {
            int operation = (int) code[pc++];
            switch (operation) {
                case DONE:
                    return stack[0];
                case CONSTANT:
                    stack[++top] = code[pc++];
                    break;
                case SLOT:
                    stack[++top] = values[from + (int) code[pc++]];
                    break;
                case FIELD:
                    stack[++top] = field((int) code[pc++]);
                    break;
                case NOT:
                    stack[top] = stack[top] == 0 ? 1 : 0;
                    break;
                case NEGATE:
                    hasValue = stack[top] != Long.MIN_VALUE;
                    stack[top] = -stack[top];
                    break;
                case TRUTH:
                    stack[top] = stack[top] != 0 ? 1 : 0;
                    break;
                case OR_ELSE:
                case AND_THEN:
                    int after = (int) code[pc++];
                    boolean isTrue = stack[top] != 0;
                    if (isTrue == (operation == OR_ELSE)) {
                        stack[top] = isTrue ? 1 : 0;
                        pc = after;
                    } else {
                        top--;
                    }
                    break;
                default:
                    top--;
                    stack[top] = apply(operation, stack[top], stack[top + 1]);
                    break;
            }
        }
        return 0;
    }

    private long field(int field) {
        int argument = column == NO_COLUMN ? -1 : program.argument(column, field);
        isUnknown |= isGuess && argument >= 0;
        hasValue = argument >= 0 && !isGuess;
        return hasValue ? arguments[argument] : 0;
    }

    private long apply(int operation, long left, long right) {
        switch (operation) {
            case GREATER:
                return left > right ? 1 : 0;
            case AT_LEAST:
                return left >= right ? 1 : 0;
            case LESS:
                return left < right ? 1 : 0;
            case AT_MOST:
                return left <= right ? 1 : 0;
            case EQUAL:
                return left == right ? 1 : 0;
            case PLUS:
                long sum = left + right;
                hasValue = ((left ^ sum) & (right ^ sum)) >= 0;
                return sum;
            case MINUS:
                long difference = left - right;
                hasValue = ((left ^ right) & (left ^ difference)) >= 0;
                return difference;
            case TIMES:
                long product = left * right;
                hasValue = Math.multiplyHigh(left, right) == product >> 63;
                return product;
            default:
                hasValue = right != 0 && !(right == -1 && left == Long.MIN_VALUE);
                return hasValue ? left / right : 0;
        }
    }
}
