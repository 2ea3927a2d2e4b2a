package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import org.mpl4j.compiler.ir.Op;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;

/** Writes how a slot is found again in bytes that have been validated. */
final class SlotComputer {
    private final TrustedFrame frame;
    private final CodeBlock.Builder code;

    SlotComputer(TrustedFrame frame, CodeBlock.Builder code) {
        this.frame = frame;
        this.code = code;
    }

    /** Declares the slot as a local variable. */
    void declare(SlotUse use) {
        String name = frame.block().name(new Var.Slot(use.slot()));
        if (use.kind() == SlotUse.Kind.ORDER) {
            code.addStatement("boolean $L = $L", name, order((Op.SetOrder) use.op()));
        } else if (use.kind() == SlotUse.Kind.BRANCH) {
            code.addStatement("int $L = $L", name, branch((Classify) use.item()));
        } else if (use.kind() == SlotUse.Kind.COUNT) {
            code.addStatement(
                    "int $L = $L", name, frame.countOf((ArrayItem) use.item()).text());
        } else {
            declareEnd(use, name);
        }
    }

    private CodeBlock order(Op.SetOrder op) {
        Place at = frame.placed(op.endian().id()).start();
        Code condition = new ExprEmitter(frame, at).truth(op.endian().when().orElseThrow());
        return ByteOrders.after(frame, op.endian(), condition);
    }

    private CodeBlock branch(Classify classify) {
        ClassifyInfo info = frame.block().classify(classify.id());
        CodeBlock selected = frame.block().code().selectors().call(info, frame);
        return classify.presence()
                .map(condition -> CodeBlock.of(
                        "$L ? $L : -1", truth(condition, info.op().at()).operand(Code.OR), selected))
                .orElse(selected);
    }

    private Code truth(Expr condition, Place at) {
        return new ExprEmitter(frame, at).truth(condition);
    }

    /** The last thing in a block ends where, or a known distance before where, the block does. */
    private void declareEnd(SlotUse use, String name) {
        Place end = frame.block().end();
        if (end.base() == use.slot() && frame.knowsEnd()) {
            Code of = Code.primary(Code.Num.INT, "$L", frame.get(Var.Basic.END));
            code.addStatement(
                    "int $L = $L", name, of.plus(-end.plusBits(7).byteOffset()).text());
        } else if (use.op() instanceof Op.When when) {
            declareOptionalEnd(when, name);
        } else {
            declareEnd(use.op(), name, "int ");
        }
    }

    private void declareOptionalEnd(Op.When when, String name) {
        CodeBlock truth = truth(when.condition(), when.at()).text();
        // Made before the block is opened, since what it asks for is declared where it is asked for.
        CodeBlock end = optionalEnd(when, name);
        code.addStatement("int $L = $L", name, frame.byteAt(when.at()).text());
        code.beginControlFlow("if ($L)", truth).add(end).endControlFlow();
    }

    private CodeBlock optionalEnd(Op.When when, String name) {
        CodeBlock.Builder inside = CodeBlock.builder();
        if (OpEmitter.setsEnd(when)) {
            Op last = when.body().get(when.body().size() - 1);
            new SlotComputer(frame, inside).declareEnd(last, name, "");
        } else {
            inside.addStatement("$L = $L", name, frame.byteAt(when.bodyEnd()).text());
        }
        return inside.build();
    }

    private void declareEnd(Op op, String name, String type) {
        if (op instanceof Op.Window window) {
            assign(type, name, after(window.at(), window.length()));
        } else if (op instanceof Op.TakeBytes take) {
            assign(type, name, after(take.at(), take.length()));
        } else if (op instanceof Op.LoadBits load) {
            Code width = new ExprEmitter(frame, load.at()).number(load.width());
            assign(
                    type,
                    name,
                    CodeBlock.of("(int) ($L + $L >> 3)", frame.bitAt(load.at()), width.operand(Code.ADDITIVE + 1)));
        } else if (op instanceof Op.Scan scan) {
            assign(type, name, FieldScan.end(frame, scan.field(), frame.limit()));
        } else if (op instanceof Op.Repeat repeat && isSimple(repeat)) {
            assign(type, name, endOfElements(repeat));
        } else {
            assignWalked(op, name, type);
        }
    }

    private void assign(String type, String name, CodeBlock value) {
        code.addStatement("$L$L = $L", type, name, value);
    }

    private CodeBlock after(Place at, Expr length) {
        if (length instanceof Expr.Remaining) {
            return frame.get(Var.Basic.LIMIT);
        }
        Code bytes = new ExprEmitter(frame, at).number(length).narrowed();
        return frame.byteAt(at).plus(bytes).text();
    }

    private boolean isSimple(Op.Repeat repeat) {
        boolean isToEnd = repeat.array().bound() instanceof ArrayItem.Bound.ToEnd;
        boolean isCounted = repeat.array().bound() instanceof ArrayItem.Bound.Count;
        return isToEnd || isCounted && info(repeat).stride().isPresent();
    }

    private ArrayInfo info(Op.Repeat repeat) {
        return frame.block().array(repeat.array().id());
    }

    private CodeBlock endOfElements(Op.Repeat repeat) {
        if (!(repeat.array().bound() instanceof ArrayItem.Bound.Count count)) {
            return frame.get(Var.Basic.LIMIT);
        }
        Code elements =
                new ExprEmitter(frame, repeat.at()).number(count.count()).narrowed();
        Code bytes = Code.of(
                Code.Num.INT,
                Code.MULTIPLICATIVE,
                "$L * $L",
                elements.operand(Code.MULTIPLICATIVE),
                info(repeat).stride().orElseThrow());
        return frame.byteAt(repeat.at()).plus(bytes).text();
    }

    private void assignWalked(Op op, String name, String type) {
        long after = op instanceof Op.Switch choice ? ClassifySkip.bytesAfterEndSlot(choice) : 0;
        assign(type, name, after == 0 ? walk(op) : CodeBlock.of("$L - $L", walk(op), after));
    }

    private CodeBlock walk(Op op) {
        if (op instanceof Op.Call call) {
            return NestedCalls.end(frame, call.nested(), frame.byteAt(call.at()).text(), frame.limit());
        }
        EndMethods endMethods = frame.block().code().endMethods();
        EndMethods.EndMethod method = op instanceof Op.Switch choice
                ? endMethods.ofClassify(frame.block().classify(choice.classify().id()))
                : endMethods.ofArray(info((Op.Repeat) op));
        return method.call(var -> var == Var.Basic.LIMIT ? frame.limit() : frame.pass(var));
    }
}
