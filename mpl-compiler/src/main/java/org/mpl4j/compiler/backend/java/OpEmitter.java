package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.mpl4j.compiler.ir.Op;
import org.mpl4j.compiler.layout.FieldSizes;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.ValueKind;

/** Writes the steps of a parse that only validates, as statements of one method. */
final class OpEmitter {
    private final SkipFrame frame;
    private final CodeBlock.Builder code;
    private final SkipCalls calls;

    /** Whether what is declared may be gone at the next step. */
    private boolean isConditional;

    /** Whether what is said of a length may be more than there is. */
    private boolean mayBeCutOff;

    OpEmitter(SkipFrame frame, CodeBlock.Builder code, SkipMethods skipMethods) {
        this.frame = frame;
        this.code = code;
        this.calls = new SkipCalls(frame, skipMethods);
    }

    void emit(List<Op> ops) {
        ops.forEach(this::emit);
    }

    /** Writes them so that what the last one is about ends with the input at the latest, if it says that it is longer. */
    void emitBeginning(List<Op> ops) {
        emit(ops.subList(0, ops.size() - 1));
        mayBeCutOff = true;
        emit(ops.get(ops.size() - 1));
    }

    private void emit(Op op) {
        if (op instanceof Op.Require require) {
            require(require);
        } else if (op instanceof Op.Load load) {
            load(load);
        } else if (op instanceof Op.LoadBits load) {
            loadBits(load);
        } else if (op instanceof Op.TakeBytes take) {
            takeBytes(take);
        } else if (op instanceof Op.Scan scan) {
            scan(scan.field(), OptionalInt.of(scan.endSlot()));
        } else if (op instanceof Op.Magic magic) {
            magic(magic);
        } else if (op instanceof Op.When when) {
            when(when);
        } else if (op instanceof Op.Window window) {
            window(window);
        } else if (op instanceof Op.SetOrder order) {
            setOrder(order);
        } else {
            nested(op);
        }
    }

    private void require(Op.Require op) {
        List<String> extents =
                op.fieldIds().stream().map(id -> extent(id, op.at())).toList();
        code.addStatement(
                "$T.require($L, $L, $L, $L)",
                RuntimeTypes.BOUNDS,
                frame.byteAt(op.at()).text(),
                op.byteLength(),
                frame.get(Var.Basic.LIMIT),
                LongText.of(extents));
    }

    /** A field's name and bytes, for the message. */
    private String extent(int fieldId, Place from) {
        Place start = frame.placed(fieldId).start();
        long first = start.byteOffset() - from.byteOffset();
        Field field = (Field) frame.block().item(fieldId);
        long bits = FieldSizes.fixedBits(field).orElse(0);
        long end = start.plusBits(bits + 7).byteOffset() - from.byteOffset();
        return field.name() + " " + first + "-" + end;
    }

    private void load(Op.Load op) {
        if (op.isNeeded() && !isConditional && FieldJava.of(op.field()).isNumber()) {
            loadWord(op.field());
            CodeBlock value = new FieldReader(frame, op.field()).number().text();
            Var.Fact fact = new Var.Fact(Var.Fact.Kind.VALUE, op.field().id());
            code.addStatement("$T $L = $L", frame.block().type(fact), frame.declare(fact), value);
        }
    }

    private void loadWord(Field field) {
        frame.block()
                .words()
                .of(field.id())
                .filter(word -> !frame.isDeclared(word))
                .ifPresent(word -> {
                    CodeBlock read = WordReader.load(frame, word.word());
                    code.addStatement("$T $L = $L", frame.block().type(word), frame.declare(word), read);
                });
    }

    private void loadBits(Op.LoadBits op) {
        Code width = new ExprEmitter(frame, op.at()).number(op.width());
        CodeBlock end = CodeBlock.of(
                "$T.endOfBits($S, $L, $L, $L)",
                RuntimeTypes.BOUNDS,
                op.field().name(),
                frame.bitAt(op.at()),
                width.text(),
                frame.get(Var.Basic.LIMIT));
        assignEnd(OptionalInt.of(op.endSlot()), end, width.mayFault(), op.field(), op.at());
    }

    private void takeBytes(Op.TakeBytes op) {
        if (op.length() instanceof Expr.IntConst && op.endSlot().isEmpty()) {
            return;
        }
        Size size = size(op.field(), op.at(), op.length());
        assignEnd(op.endSlot(), size.end, size.mayFault, op.field(), op.at());
    }

    private record Size(CodeBlock end, boolean mayFault) {}

    /** Where something of a computed length ends, checked. */
    private Size size(Item item, Place at, Expr length) {
        if (length instanceof Expr.Remaining) {
            return new Size(frame.get(Var.Basic.LIMIT), false);
        }
        Code bytes = new ExprEmitter(frame, at).number(length);
        CodeBlock end = CodeBlock.of(
                "$T.$L($S, $L, $L, $L)",
                RuntimeTypes.BOUNDS,
                mayBeCutOff ? "endOrLimit" : "end",
                item.name(),
                frame.byteAt(at).text(),
                bytes.text(),
                frame.get(Var.Basic.LIMIT));
        return new Size(end, bytes.mayFault());
    }

    private void scan(Field field, OptionalInt endSlot) {
        CodeBlock end = FieldScan.skip(frame, field);
        if (FieldScan.namesField(field)) {
            code.addStatement(assignment(endSlot, end));
        } else {
            within(field.name(), endSlot, end, CodeBlock.of(""));
        }
    }

    private void magic(Op.Magic op) {
        Field field = op.field();
        ExprEmitter emitter = new ExprEmitter(frame, op.at());
        CodeBlock at = frame.byteAt(op.at()).text();
        if (FieldJava.of(field).isNumber()) {
            Expr value = new Expr.FieldValue(field.id(), ValueKind.INT, field.span());
            code.addStatement(
                    "$T.magic($S, $L, $L, $L)",
                    RuntimeTypes.BOUNDS,
                    field.name(),
                    at,
                    emitter.number(op.expected()).text(),
                    emitter.raw(value).text());
        } else {
            BytesCode.Region actual = (BytesCode.Region) frame.content(field);
            CodeBlock expected = op.expected().kind() == ValueKind.BYTES
                    ? emitter.content(op.expected()).object()
                    : emitter.number(op.expected()).text();
            code.addStatement(
                    "$T.magic($S, $L, $L, $L, $L)",
                    RuntimeTypes.BOUNDS,
                    field.name(),
                    frame.buffer(),
                    actual.from().text(),
                    actual.to().text(),
                    expected);
        }
    }

    private void when(Op.When op) {
        Item item = frame.block().item(op.itemId());
        Code condition = new ExprEmitter(frame, op.at()).truth(op.condition());
        Var.Slot slot = new Var.Slot(op.endSlot());
        CodeBlock truth = condition.text();
        if (condition.mayFault()) {
            String name = frame.block().name(new Var.Fact(Var.Fact.Kind.VALUE, op.itemId())) + "IsThere";
            code.addStatement("boolean $L", name);
            guarded(CodeBlock.of("$L = $L", name, truth), item, op.at());
            truth = CodeBlock.of("$L", name);
        }
        code.addStatement(
                "int $L = $L", frame.declare(slot), frame.byteAt(op.at()).text());
        Set<Var> before = frame.declared();
        boolean wasConditional = isConditional;
        isConditional = true;
        code.beginControlFlow("if ($L)", truth);
        emit(op.body());
        if (!setsEnd(op)) {
            code.addStatement(
                    "$L = $L", frame.get(slot), frame.byteAt(op.bodyEnd()).text());
        }
        code.endControlFlow();
        isConditional = wasConditional;
        frame.restore(before);
    }

    /** Whether the step that parses an optional item sets the item's own slot: a window does, wherever the content says that it ends. */
    static boolean setsEnd(Op.When op) {
        Op last = op.body().get(op.body().size() - 1);
        return last instanceof Op.Window || op.bodyEnd().base() == op.endSlot();
    }

    private void window(Op.Window op) {
        Item item = frame.block().item(op.itemId());
        Size size = size(item, op.at(), op.length());
        CodeBlock windowEnd = windowEnd(op, item, size);
        code.add(calls.inWindow(op, windowEnd));
    }

    /** Declares the end of the window, in its slot if it has one. */
    private CodeBlock windowEnd(Op.Window op, Item item, Size size) {
        if (op.endSlot().isPresent()) {
            assignEnd(op.endSlot(), size.end, size.mayFault, item, op.at());
            return frame.get(new Var.Slot(op.endSlot().getAsInt()));
        }
        String name = frame.block().name(new Var.Fact(Var.Fact.Kind.VALUE, op.itemId())) + "Limit";
        code.addStatement("int $L = $L", name, size.end);
        return CodeBlock.of("$L", name);
    }

    private void setOrder(Op.SetOrder op) {
        if (op.slot().isEmpty()) {
            return;
        }
        EndianSwitch endian = op.endian();
        Code condition = new ExprEmitter(frame, frame.placed(endian.id()).start())
                .truth(endian.when().orElseThrow());
        CodeBlock order = ByteOrders.after(frame, endian, condition);
        Var.Slot slot = new Var.Slot(op.slot().getAsInt());
        if (condition.mayFault()) {
            code.addStatement("boolean $L", frame.declare(slot));
            guarded(CodeBlock.of("$L = $L", frame.get(slot), order), endian, Place.AT_START);
        } else {
            code.addStatement("boolean $L = $L", frame.declare(slot), order);
        }
    }

    /** A switch, an array or a nested packet without a window. */
    private void nested(Op op) {
        SkipCalls.Call call = calls.of(op, frame.get(Var.Basic.LIMIT));
        if (call.within().isEmpty()) {
            code.addStatement(assignment(call.endSlot(), call.code()));
        } else {
            within(call.within().get(), call.endSlot(), call.code(), calls.argumentFault(op));
        }
    }

    /** Sets the slot, which becomes a local variable unless it is one already. */
    private CodeBlock assignment(OptionalInt slot, CodeBlock end) {
        if (slot.isEmpty()) {
            return end;
        }
        Var.Slot var = new Var.Slot(slot.getAsInt());
        return frame.isDeclared(var)
                ? CodeBlock.of("$L = $L", frame.get(var), end)
                : CodeBlock.of("int $L = $L", frame.declare(var), end);
    }

    /** The same inside a Java block, where the variable must have been declared before. */
    private CodeBlock innerAssignment(OptionalInt slot, CodeBlock end) {
        if (slot.isPresent() && !frame.isDeclared(new Var.Slot(slot.getAsInt()))) {
            code.addStatement("int $L", frame.declare(new Var.Slot(slot.getAsInt())));
        }
        return assignment(slot, end);
    }

    /**
     * Whatever is wrong is said to be in the field.
     *
     * @param fault another catch clause, or nothing
     */
    private void within(String field, OptionalInt slot, CodeBlock end, CodeBlock fault) {
        CodeBlock assignment = innerAssignment(slot, end);
        code.beginControlFlow("try");
        code.addStatement(assignment);
        code.nextControlFlow("catch ($T e)", RuntimeTypes.PARSE_EXCEPTION);
        code.addStatement("throw e.within($S)", field);
        code.add(fault);
        code.endControlFlow();
    }

    private void assignEnd(OptionalInt slot, CodeBlock end, boolean mayFault, Item item, Place at) {
        if (mayFault) {
            guarded(innerAssignment(slot, end), item, at);
        } else {
            code.addStatement(assignment(slot, end));
        }
    }

    /** A statement whose arithmetic may have no result. */
    private void guarded(CodeBlock statement, Item item, Place at) {
        code.add(Faults.guarded(statement, item.name(), frame.byteAt(at).text()));
    }
}
