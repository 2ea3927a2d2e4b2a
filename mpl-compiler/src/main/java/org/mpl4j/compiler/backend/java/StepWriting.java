package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.ir.Op;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.model.ValueKind;

/** Writes how a builder goes from one step of a block to the next, and passes steps that nobody gives anything for. */
final class StepWriting {
    private final BuildScope scope;

    StepWriting(BuildScope scope) {
        this.scope = scope;
    }

    /** What is done when a block begins. */
    CodeBlock enter(BuildBlock block) {
        return CodeBlock.builder().add(count(block, 0)).add(enterRun(block, 0)).build();
    }

    /** Passes whatever comes before a step. */
    CodeBlock ensure(BuildBlock block, int step) {
        int before = block.singleBefore(step);
        return before >= 0 && block.isLazy(before)
                ? CodeBlock.builder()
                        .addStatement("$L()", passMethod(block, before))
                        .build()
                : CodeBlock.builder().build();
    }

    CodeBlock ensureEnd(BuildBlock block) {
        return ensure(block, block.steps().size());
    }

    /** What is done when a single step has been written or left out. */
    CodeBlock after(BuildBlock block, int step) {
        return CodeBlock.builder()
                .add(slots(block, single(block, step)))
                .add(count(block, step + 1))
                .add(enterRun(block, step + 1))
                .build();
    }

    /** Whether what is done behind a branch that is complete is short enough to be done right there ({@link Optimization#KNOWN_ENDS}). */
    boolean isKnownEnd(BuildBlock block, int step) {
        return scope.packet().spec().isOn(Optimization.KNOWN_ENDS)
                && enterRun(block, step + 1).isEmpty();
    }

    private static Item single(BuildBlock block, int step) {
        return ((BuildStep.Single) block.steps().get(step)).item();
    }

    private CodeBlock count(BuildBlock block, int step) {
        return block.isCounted() && (step > 0 || block.parent() != null)
                ? CodeBlock.builder()
                        .addStatement("$L = $L", counter(block), step)
                        .build()
                : CodeBlock.builder().build();
    }

    /** How many steps of the block have been passed. */
    private CodeBlock counter(BuildBlock block) {
        String name = block.parent() == null
                ? "step"
                : block.parent()
                        .info()
                        .variable(block.branchRole().classify().classify().id(), "Step");
        // A branch sets its own when it begins.
        return scope.variables().read(name, TypeName.INT, block.parent() == null ? "0" : "");
    }

    private CodeBlock enterRun(BuildBlock block, int step) {
        return step < block.steps().size() && block.steps().get(step) instanceof BuildStep.Run run
                ? new RunEntry(scope.frame(block), block, run.fields()).generate()
                : CodeBlock.builder().build();
    }

    /** Where the item ends, as far as anything wants to know. */
    CodeBlock slots(BuildBlock block, Item item) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (SlotUse use : block.info().slots().values()) {
            if (use.item().id() == item.id() && use.isEnd() && isEnd(block, use)) {
                String name = block.info().variable(item.id(), use.kind().suffix());
                code.add(scope.variables().assign(name, position(block, use)));
            }
        }
        return code.build();
    }

    /** Whether the slot is the one for what follows the item; what is inside of it may have set another. */
    private static boolean isEnd(BuildBlock block, SlotUse use) {
        PlacedItem placed = block.info().packet().placed(use.item().id());
        return placed.endSlot().isPresent()
                ? placed.endSlot().getAsInt() == use.slot()
                : placed.end().base() == use.slot();
    }

    private static CodeBlock position(BuildBlock block, SlotUse use) {
        long bytesAfter = use.op() instanceof Op.Switch choice ? ClassifySkip.bytesAfterEndSlot(choice) : 0;
        PlacedItem placed = block.info().packet().placed(use.item().id());
        CodeBlock position = placed.end().bitPhase() == 0
                ? CodeBlock.of("out.position()")
                : CodeBlock.of("(int) (out.bitPosition() >> 3)");
        return bytesAfter == 0 ? position : CodeBlock.of("$L - $L", position, bytesAfter);
    }

    private String passMethod(BuildBlock block, int step) {
        Item item = single(block, step);
        String name = JavaNames.type(item.name());
        if (item instanceof Classify classify && !classify.isNamed()) {
            name += "Branch";
        }
        return scope.method("pass " + block.key() + " " + step, "pass" + block.key() + name);
    }

    /** The methods that pass what is left out. */
    List<MethodSpec> passMethods(BuildBlock block) {
        List<MethodSpec> methods = new ArrayList<>();
        for (int step = 0; step < block.steps().size(); step++) {
            if (block.steps().get(step) instanceof BuildStep.Single && block.isLazy(step)) {
                methods.add(MethodSpec.methodBuilder(passMethod(block, step))
                        .addModifiers(Modifier.PRIVATE)
                        .beginControlFlow("if ($L <= $L)", counter(block), step)
                        .addCode(ensure(block, step))
                        .addCode(pass(block, single(block, step)))
                        .addCode(after(block, step))
                        .endControlFlow()
                        .build());
            }
        }
        return methods;
    }

    private CodeBlock pass(BuildBlock block, Item item) {
        if (item instanceof Classify classify) {
            return close(block, block.info().classify(classify.id()));
        } else if (item instanceof EndianSwitch endian) {
            return order(block, endian);
        } else if (item instanceof Field field) {
            CodeBlock written = left(block, field);
            return field.presence().isPresent() && !written.isEmpty() ? ifThere(block, field, written) : written;
        }
        return CodeBlock.builder().build();
    }

    /** What is written for a field that the caller does not give. */
    private CodeBlock left(BuildBlock block, Field field) {
        Binding binding = block.info().packet().plan().binding(field.id());
        FieldWriting writing = new FieldWriting(scope.frame(block), block, field);
        if (binding instanceof Binding.Free) {
            return CodeBlock.builder().build();
        } else if (binding instanceof Binding.Defaulted defaulted) {
            if (field.type() instanceof FieldType.PrefixedString && isEmpty(defaulted.value())) {
                return writing.reserve();
            }
            return guarded(writing, defaulted.value());
        } else if (binding instanceof Binding.Constant constant) {
            return guarded(writing, constant.value());
        } else if (binding instanceof Binding.Derived derived && field.type().kind() == ValueKind.BYTES) {
            return guarded(writing, derived.value());
        }
        return writing.reserve();
    }

    private static boolean isEmpty(Expr value) {
        return value instanceof Expr.BytesConst bytes && bytes.value().length() == 0;
    }

    private CodeBlock guarded(FieldWriting writing, Expr value) {
        return BuildFaults.guarded(writing.appendValue(value), writing.path(), writing.mayFault(value));
    }

    private CodeBlock ifThere(BuildBlock block, Field field, CodeBlock written) {
        Expr condition = field.presence().orElseThrow();
        Integer companion = scope.packet().plan().companions().get(field.id());
        if (companion == null && scope.packet().plan().lateConditions().contains(field.id())) {
            return CodeBlock.builder().build();
        }
        BuildFrame frame = scope.frame(block);
        Code truth = companion == null
                ? new ExprEmitter(frame, frame.placed(field.id()).start()).truth(condition)
                : Code.primary(Code.Num.BOOLEAN, "$L", scope.wasGiven(frame, companion));
        String flag = block.info().variable(field.id(), "IsThere");
        CodeBlock code = CodeBlock.builder()
                .beginControlFlow("if ($L)", truth.text())
                .add(scope.variables().assign(flag, CodeBlock.of("true")))
                .add(written)
                .endControlFlow()
                .build();
        return BuildFaults.guarded(code, block.path(field.name()), truth.mayFault());
    }

    /** Ends the branch that was taken, where something of it may have been left out. */
    private CodeBlock close(BuildBlock block, ClassifyInfo classify) {
        CodeBlock.Builder cases = CodeBlock.builder();
        List<BuildBlock> branches = block.branches(classify);
        for (int i = 0; i < branches.size(); i++) {
            CodeBlock end = ensureEnd(branches.get(i));
            if (branches.get(i).isOpenEnded() && !end.isEmpty()) {
                cases.add("case $L:\n", i)
                        .indent()
                        .add(end)
                        .addStatement("break")
                        .unindent();
            }
        }
        if (cases.isEmpty()) {
            return cases.build();
        }
        CodeBlock choice = scope.frame(block).choice(classify.classify().id());
        return CodeBlock.builder()
                .beginControlFlow("switch ($L)", choice)
                .add(cases.build())
                .add("default:\n")
                .indent()
                .addStatement("break")
                .unindent()
                .endControlFlow()
                .build();
    }

    /** The byte order from here on. */
    private CodeBlock order(BuildBlock block, EndianSwitch endian) {
        BuildFrame frame = scope.frame(block);
        Code condition = new ExprEmitter(frame, frame.placed(endian.id()).start())
                .truth(endian.when().orElseThrow());
        String name = block.info().variable(endian.id(), SlotUse.Kind.ORDER.suffix());
        return BuildFaults.guarded(
                scope.variables().assign(name, ByteOrders.after(frame, endian, condition)),
                endian.name(),
                condition.mayFault());
    }
}
