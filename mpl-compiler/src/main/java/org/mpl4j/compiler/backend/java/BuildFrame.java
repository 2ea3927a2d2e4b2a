package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.Set;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Field;

/**
 * The methods of a builder: values are read from what has been written, and what is not written yet although it follows from the rest is computed where it is
 * needed.
 */
final class BuildFrame extends Frame {
    private final BuildScope scope;
    private final CodeBlock prefix;
    private final Set<Integer> filled;

    /**
     * @param prefix what leads from the code to the scope's variables: nothing, or {@code Builder.this.}
     * @param filled ids of computed fields that have been written already
     */
    BuildFrame(BuildScope scope, BlockInfo block, CodeBlock prefix, Set<Integer> filled) {
        super(block);
        this.scope = scope;
        this.prefix = prefix;
        this.filled = filled;
    }

    BuildScope scope() {
        return scope;
    }

    /** The same for code about another block of the scope. */
    BuildFrame in(BlockInfo other) {
        return new BuildFrame(scope, other, prefix, filled);
    }

    @Override
    CodeBlock get(Var var) {
        if (var instanceof Var.Basic basic) {
            return basic(basic);
        } else if (var instanceof Var.Slot slot) {
            return slot(block().slotUse(slot.number()));
        } else if (var instanceof Var.Parameter parameter) {
            return scope.parameters().read(parameter.number(), this);
        }
        return fact((Var.Fact) var);
    }

    private CodeBlock basic(Var.Basic basic) {
        return switch (basic) {
            case BUFFER, START -> variable(basic.javaName(), block().type(basic), "");
            case IS_LITTLE -> variable("isLittle", TypeName.BOOLEAN, "");
            case END -> position();
            case LIMIT -> limit();
            case ORIGIN -> CodeBlock.of("$Lout.origin()", prefix);
            case DEPTH -> CodeBlock.of("0");
            case LIMITS -> CodeBlock.of("$T.NONE", RuntimeTypes.LIMITS);
            case PLACES -> CodeBlock.of("null");
            case KNOWS_PLACES -> throw new IllegalArgumentException("a builder has no views of branches");
        };
    }

    private CodeBlock position() {
        return CodeBlock.of("$Lout.position()", prefix);
    }

    /** The end of the innermost window, once what is in it has been written. */
    private CodeBlock limit() {
        for (BlockInfo inner = block(); inner != null; inner = inner.isBranch() ? inner.parent() : null) {
            if (inner.role() instanceof BlockInfo.Role.BranchBody branch
                    && branch.classify().classify().window().isPresent()) {
                return in(branch.classify().owner())
                        .endOf(branch.classify().classify().id())
                        .text();
            }
        }
        return position();
    }

    private CodeBlock slot(SlotUse use) {
        return switch (use.kind()) {
            case BRANCH -> choice(use.item().id());
            case COUNT -> count(use.item().id());
            case ORDER -> variable(block().variable(use.item().id(), use.kind().suffix()), TypeName.BOOLEAN, "");
            case END, CONTENT_END ->
                CodeBlock.of(
                        "$L$L",
                        prefix,
                        scope.variables()
                                .readPosition(block().variable(
                                                use.item().id(), use.kind().suffix())));
        };
    }

    CodeBlock variable(String name, TypeName type, String atStart) {
        return CodeBlock.of("$L$L", prefix, scope.variables().read(name, type, atStart));
    }

    CodeBlock word(Word word) {
        return CodeBlock.of("$L$L", prefix, scope.variables().read(word));
    }

    /** A variable of the packet's parameters. */
    CodeBlock parameter(String name) {
        return CodeBlock.of("$L$L", prefix, name);
    }

    /** The index of the branch that was taken, or -1. */
    CodeBlock choice(int classifyId) {
        return variable(block().variable(classifyId, SlotUse.Kind.BRANCH.suffix()), TypeName.INT, "-1");
    }

    CodeBlock count(int arrayId) {
        return variable(block().variable(arrayId, SlotUse.Kind.COUNT.suffix()), TypeName.INT, "0");
    }

    /** Whether an optional item that is no classify was written. */
    CodeBlock isThere(int itemId) {
        return variable(block().variable(itemId, "IsThere"), TypeName.BOOLEAN, "false");
    }

    /** Whether what decides a tag, or a field that nested packets decide, has been built. */
    CodeBlock isKnown(int fieldId) {
        return variable(block().variable(fieldId, "IsKnown"), TypeName.BOOLEAN, "false");
    }

    /** Something of a scope around this one. */
    private CodeBlock fact(Var.Fact fact) {
        BuildFrame around = around(fact.itemId());
        return switch (fact.kind()) {
            case VALUE -> around.valueOf((Field) block().item(fact.itemId()));
            case END_OFFSET -> around.endOffset(fact.itemId()).operand(Code.PRIMARY);
            case SIZE -> around.sizeOf(fact.itemId()).operand(Code.PRIMARY);
            case COUNT ->
                around.countOf((ArrayItem) block().item(fact.itemId())).operand(Code.PRIMARY);
            case POSITION -> around.startOf(fact.itemId()).operand(Code.PRIMARY);
        };
    }

    private CodeBlock valueOf(Field field) {
        return FieldJava.of(field).isNumber()
                ? value(field).operand(Code.PRIMARY)
                : content(field).object();
    }

    /** A frame of the scope, of those around this one, that an item is in. */
    private BuildFrame around(int itemId) {
        BuildScope owner = scope;
        while (!owner.holds(itemId)) {
            owner = owner.outer();
        }
        return owner.frameFrom(scope, owner.blockOf(itemId).info());
    }

    @Override
    Code value(Field field) {
        if (!isInScope(field.id())) {
            return around(field.id()).value(field);
        }
        Binding binding = block().packet().plan().binding(field.id());
        boolean isComputed = binding instanceof Binding.Derived
                || binding instanceof Binding.Solved
                || binding instanceof Binding.Presence;
        return isComputed && !filled.contains(field.id())
                ? new Computation(in(scope.blockOf(field.id()).info()), field).value()
                : scope.words().of(field).map(part -> part.read(this)).orElseGet(() -> super.value(field));
    }

    @Override
    Code countOf(ArrayItem array) {
        if (!isInScope(array.id())) {
            return around(array.id()).countOf(array);
        }
        BuildFrame here = in(scope.blockOf(array.id()).info());
        return Code.primary(Code.Num.INT, "$L", here.count(array.id()));
    }
}
