package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.layout.Interval;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expr.Operator;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.ValueKind;

/**
 * Writes expressions of the specification as Java. Arithmetic is done in ints where operands and result are known to fit, else in longs, and with the runtime's exact
 * operations only where a result may not fit in those.
 */
final class ExprEmitter {
    private final Frame frame;
    private final @Nullable Place at;

    /**
     * @param at where {@code remaining()} counts from
     */
    ExprEmitter(Frame frame, @Nullable Place at) {
        this.frame = frame;
        this.at = at;
    }

    /** An integer expression; booleans count as 0 and 1. */
    Code number(Expr expr) {
        if (expr instanceof Expr.IntConst constant) {
            return Code.literal(constant.value());
        } else if (expr instanceof Expr.BoolConst constant) {
            return Code.literal(constant.value() ? 1 : 0);
        } else if (expr.kind() == ValueKind.BOOL) {
            Code truth = truth(expr);
            return Code.expression(
                    CodeBlock.of("$L ? 1 : 0", truth.operand(Code.OR)),
                    Code.Num.INT,
                    Code.CONDITIONAL,
                    truth.mayFault());
        } else if (expr instanceof Expr.FieldValue value) {
            Code raw = raw(value);
            return isUnsigned64(value)
                    ? Code.primary(Code.Num.LONG, "$T.unsigned($L)", RuntimeTypes.EXACT, raw.text())
                            .faulting()
                    : raw;
        } else if (expr instanceof Expr.Negate negate) {
            return negate(negate);
        } else if (expr instanceof Expr.Binary binary) {
            return arithmetic(binary);
        }
        return leaf(expr);
    }

    /** Like {@link #number}, but an unsigned number of 64 bits stays as it is. */
    Code raw(Expr expr) {
        if (!(expr instanceof Expr.FieldValue value)) {
            return number(expr);
        }
        Code code = frame.value((Field) frame.block().item(value.itemId()));
        return code.num() == Code.Num.BOOLEAN
                ? Code.expression(
                        CodeBlock.of("$L ? 1 : 0", code.operand(Code.OR)),
                        Code.Num.INT,
                        Code.CONDITIONAL,
                        code.mayFault())
                : code;
    }

    private Code leaf(Expr expr) {
        if (expr instanceof Expr.ParamValue param) {
            return Code.primary(Code.Num.LONG, "$L", frame.get(new Var.Parameter(param.index())));
        } else if (expr instanceof Expr.ParamSize param) {
            return Code.primary(Code.Num.INT, "$L.length()", frame.get(new Var.Parameter(param.index())));
        } else if (expr instanceof Expr.EndOffset end) {
            return frame.endOffset(end.itemId());
        } else if (expr instanceof Expr.SizeOf size) {
            return frame.sizeOf(size.itemId());
        } else if (expr instanceof Expr.CountOf count) {
            return frame.countOf((ArrayItem) frame.block().item(count.itemId()));
        } else if (expr instanceof Expr.Remaining) {
            return remaining();
        }
        throw new IllegalArgumentException("no integer: " + expr);
    }

    private Code remaining() {
        Place from = at == null ? Place.AT_START : at;
        Code limit = Code.primary(Code.Num.INT, "$L", frame.get(Var.Basic.LIMIT));
        return limit.minus(frame.byteAt(from));
    }

    private Code negate(Expr.Negate negate) {
        Code operand = number(negate.operand());
        if (frame.block().ranges().mayOverflow(negate)) {
            return Code.primary(Code.Num.LONG, "$T.negate($L)", RuntimeTypes.EXACT, operand.text())
                    .faulting();
        }
        Code fitting = fitsInt(negate) ? operand : operand.widened();
        return Code.expression(
                CodeBlock.of("-$L", fitting.operand(Code.PRIMARY)), fitting.num(), Code.UNARY, operand.mayFault());
    }

    private Code arithmetic(Expr.Binary binary) {
        Code left = number(binary.left());
        Code right = number(binary.right());
        Operator operator = binary.operator();
        if (frame.block().ranges().mayOverflow(binary)) {
            return Code.primary(
                            Code.Num.LONG,
                            "$T.$L($L, $L)",
                            RuntimeTypes.EXACT,
                            exactName(operator),
                            left.text(),
                            right.text())
                    .faulting();
        }
        boolean isShift = operator == Operator.SHIFT_LEFT || operator == Operator.SHIFT_RIGHT;
        boolean areInts = !left.isLong() && (isShift || !right.isLong());
        if (areInts && !fitsInt(binary)) {
            left = left.widened();
        }
        if (operator == Operator.ADD || operator == Operator.SUBTRACT) {
            return sum(operator, right.isLong() ? left.widened() : left, right);
        }
        Code.Num num = left.isLong() || right.isLong() && !isShift ? Code.Num.LONG : Code.Num.INT;
        int precedence = precedence(operator);
        CodeBlock text =
                CodeBlock.of("$L $L $L", left.operand(precedence), operator.symbol(), right.operand(precedence + 1));
        return Code.expression(text, num, precedence, left.mayFault() || right.mayFault());
    }

    private static Code sum(Operator operator, Code left, Code right) {
        // A sum of ints with a constant taken out can leave their range, so it must not become a part of longs.
        Code operand = left.isLong() && !right.isLong() ? right.closed() : right;
        return operator == Operator.ADD ? left.plus(operand) : left.minus(operand);
    }

    private boolean fitsInt(Expr expr) {
        Interval interval = frame.block().ranges().of(expr);
        return interval.fitsInt();
    }

    private static String exactName(Operator operator) {
        return switch (operator) {
            case ADD -> "add";
            case SUBTRACT -> "subtract";
            case MULTIPLY -> "multiply";
            case DIVIDE -> "divide";
            case REMAINDER -> "remainder";
            case SHIFT_LEFT -> "shiftLeft";
            case SHIFT_RIGHT -> "shiftRight";
            default -> throw new IllegalArgumentException(operator + " cannot overflow");
        };
    }

    private static int precedence(Operator operator) {
        return switch (operator) {
            case ADD, SUBTRACT -> Code.ADDITIVE;
            case MULTIPLY, DIVIDE, REMAINDER -> Code.MULTIPLICATIVE;
            case SHIFT_LEFT, SHIFT_RIGHT -> Code.SHIFT;
            case BIT_AND -> Code.BIT_AND;
            case EQUAL, NOT_EQUAL -> Code.EQUALITY;
            case AND -> Code.AND;
            case OR -> Code.OR;
            default -> Code.RELATIONAL;
        };
    }

    /** A boolean expression; of integers, whether they are not 0. */
    Code truth(Expr expr) {
        if (expr instanceof Expr.BoolConst constant) {
            return Code.truth(constant.value());
        } else if (expr instanceof Expr.ParamValue param && param.kind() == ValueKind.BOOL) {
            return Code.primary(Code.Num.BOOLEAN, "$L", frame.get(new Var.Parameter(param.index())));
        } else if (expr instanceof Expr.FieldValue value) {
            Code code = frame.value((Field) frame.block().item(value.itemId()));
            return code.num() == Code.Num.BOOLEAN ? code : isNotZero(code);
        } else if (expr instanceof Expr.Not not) {
            Code operand = truth(not.operand());
            return Code.expression(
                    CodeBlock.of("!$L", operand.operand(Code.UNARY)), Code.Num.BOOLEAN, Code.UNARY, operand.mayFault());
        } else if (expr instanceof Expr.Binary binary && !binary.operator().isArithmetic()) {
            return comparison(binary);
        }
        return isNotZero(number(expr));
    }

    private static Code isNotZero(Code code) {
        return Code.expression(
                CodeBlock.of("$L != 0", code.operand(Code.RELATIONAL)),
                Code.Num.BOOLEAN,
                Code.EQUALITY,
                code.mayFault());
    }

    private Code comparison(Expr.Binary binary) {
        Operator operator = binary.operator();
        if (operator == Operator.AND || operator == Operator.OR) {
            return joined(operator, truth(binary.left()), truth(binary.right()));
        } else if (operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
            return joined(operator, number(binary.left()), number(binary.right()));
        } else if (binary.left().kind() == ValueKind.BYTES) {
            Code areEqual = BytesCode.areEqual(content(binary.left()), content(binary.right()));
            return operator == Operator.EQUAL
                    ? areEqual
                    : Code.expression(
                            CodeBlock.of("!$L", areEqual.text()), Code.Num.BOOLEAN, Code.UNARY, areEqual.mayFault());
        } else if (binary.left().kind() == ValueKind.BOOL && binary.right().kind() == ValueKind.BOOL) {
            return joined(operator, truth(binary.left()), truth(binary.right()));
        }
        return numbersEqual(binary);
    }

    /** Numbers of 64 bits are equal as they are, unless one is to be read as unsigned and the other is negative. */
    private Code numbersEqual(Expr.Binary binary) {
        Code left = raw(binary.left());
        Code right = raw(binary.right());
        Code same = joined(binary.operator(), left, right);
        boolean mixes = isUnsigned64(binary.left()) != isUnsigned64(binary.right());
        Expr signed = isUnsigned64(binary.left()) ? binary.right() : binary.left();
        if (!mixes || frame.block().ranges().of(signed).lo() >= 0) {
            return same;
        }
        String format = binary.operator() == Operator.EQUAL ? "$L && $L >= 0" : "$L || $L < 0";
        int precedence = binary.operator() == Operator.EQUAL ? Code.AND : Code.OR;
        return Code.of(Code.Num.BOOLEAN, precedence, format, same.text(), left.operand(Code.RELATIONAL))
                .faultingLike(left, right);
    }

    private static Code joined(Operator operator, Code left, Code right) {
        int precedence = precedence(operator);
        CodeBlock text =
                CodeBlock.of("$L $L $L", left.operand(precedence), operator.symbol(), right.operand(precedence + 1));
        return Code.expression(text, Code.Num.BOOLEAN, precedence, left.mayFault() || right.mayFault());
    }

    private boolean isUnsigned64(Expr expr) {
        return expr instanceof Expr.FieldValue value
                && value.kind() == ValueKind.INT
                && FieldJava.of((Field) frame.block().item(value.itemId())).isUnsigned64();
    }

    /** Whether the raw value of a tag is to be compared as unsigned. */
    boolean isUnsigned(Expr tag) {
        return isUnsigned64(tag);
    }

    /** An expression whose value is a run of bytes. */
    BytesCode content(Expr expr) {
        if (expr instanceof Expr.BytesConst constant) {
            return new BytesCode.Value(frame.block().packet().constants().of(constant.value()));
        } else if (expr instanceof Expr.ParamValue param) {
            return new BytesCode.Value(frame.get(new Var.Parameter(param.index())));
        } else if (expr instanceof Expr.ItemRange range) {
            return new BytesCode.Region(
                    frame.buffer(), frame.startOf(range.firstItemId()), frame.endOf(range.lastItemId()));
        } else if (expr instanceof Expr.FieldValue value) {
            return frame.content((Field) frame.block().item(value.itemId()));
        }
        throw new IllegalArgumentException("no run of bytes: " + expr);
    }
}
