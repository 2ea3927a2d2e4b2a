package org.mpl4j.compiler.backend.jqwik;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.backend.BuilderOutline;

/**
 * Makes statements that give a builder the values of a list. Stages are local variables without a type: what an optional step returns is not needed, as the stage before it takes all
 * that may follow.
 */
final class ContentCode {
    private final PacketTests tests;
    private final ClassName support;
    private KnownNumbers known;
    private int variables;

    ContentCode(PacketTests tests) {
        this.tests = tests;
        this.support = tests.support();
        this.known = new KnownNumbers(tests);
    }

    /** Steps that follow a branch. */
    private record Rest(
            List<BuilderOutline.Step> steps,
            String values,
            int firstIndex,
            @Nullable Rest next) {}

    /** Statements, the last of which returns what remains: the body of a function from one stage to the last. */
    CodeBlock function(List<BuilderOutline.Step> steps, String stage, String values) {
        CodeBlock.Builder code = CodeBlock.builder();
        giveAll(new Rest(steps, values, 0, null), stage, code);
        return code.build();
    }

    private String next(String prefix) {
        return prefix + variables++;
    }

    /** Adds statements for all of it, which return what remains. */
    private void giveAll(@Nullable Rest rest, String first, CodeBlock.Builder code) {
        String stage = first;
        for (Rest part = rest; part != null; part = part.next) {
            for (int i = 0; i < part.steps.size(); i++) {
                BuilderOutline.Step step = part.steps.get(i);
                List<BuilderOutline.Step> left = part.steps.subList(i + 1, part.steps.size());
                boolean isLast = left.isEmpty() && part.next == null;
                String value = part.values + ".get(" + (part.firstIndex + i) + ")";
                if (!isLast && step instanceof BuilderOutline.Choice choice && step.isRequired() && isOpen(choice)) {
                    Rest following = new Rest(left, part.values, part.firstIndex + i + 1, part.next);
                    code.add(choice(choice, stage, value, Ending.RETURN, following));
                    return;
                }
                stage = give(step, stage, value, code);
            }
        }
        code.addStatement("return $L", stage);
    }

    /** Whether a branch may end with something that is not given: then what follows depends on the branch. */
    private static boolean isOpen(BuilderOutline.Choice choice) {
        return choice.ways().stream().anyMatch(way -> isOpen(way.steps()));
    }

    private static boolean isOpen(List<BuilderOutline.Step> steps) {
        if (steps.isEmpty()) {
            return false;
        }
        BuilderOutline.Step last = steps.get(steps.size() - 1);
        boolean canBeGivenAgain = last instanceof BuilderOutline.Value && !last.isRequired();
        return !isSure(last) || canBeGivenAgain || last instanceof BuilderOutline.Choice choice && isOpen(choice);
    }

    /** Whether a step is always given here, though it might be left out. */
    static boolean isSure(BuilderOutline.Step step) {
        boolean mayBeForbidden = step instanceof BuilderOutline.Value value && value.mayBeForbidden();
        return step.isRequired() || step.item().presence().isEmpty() && !mayBeForbidden;
    }

    /** Adds a statement; returns the variable with the stage that is reached. */
    private String give(BuilderOutline.Step step, String stage, String value, CodeBlock.Builder code) {
        if (isSure(step)) {
            String reached = next("stage");
            code.add("var $L = ", reached).add(call(step, stage, value)).add(";\n");
            if (SizedContent.isNumber(step)) {
                known.field(step.item().id(), value);
            }
            return reached;
        }
        code.beginControlFlow("if ($L != $T.NOTHING)", value, support)
                .add(call(step, stage, value))
                .add(";\n")
                .endControlFlow();
        return stage;
    }

    private CodeBlock call(BuilderOutline.Step step, String stage, String value) {
        if (step instanceof BuilderOutline.Value field) {
            return CodeBlock.of("$L.$L($L)", stage, field.method(), cast(field.type(), fitted(step, value)));
        } else if (step instanceof BuilderOutline.Packet packet) {
            ClassName target = tests.outlines().arbitrariesOf(packet.item().target());
            CodeBlock arguments = tests.outlines().arguments(packet.item(), known);
            return CodeBlock.of("$L.$L($T.content($L$L))", stage, packet.method(), target, value, arguments);
        } else if (step instanceof BuilderOutline.Elements elements) {
            return elements(elements, stage, value);
        }
        Ending ending = step.isRequired() ? Ending.YIELD : Ending.NOTHING;
        return choice((BuilderOutline.Choice) step, stage, value, ending, null);
    }

    /** The value of a step, with the size that numbers beside it say. */
    private CodeBlock fitted(BuilderOutline.Step step, String value) {
        return SizedContent.size(step.item())
                .filter(SizedContent::isApart)
                .flatMap(known::orNull)
                .map(size -> CodeBlock.of("$T.fit($L, $L)", support, value, size))
                .orElse(CodeBlock.of("$L", value));
    }

    private static CodeBlock cast(String type, CodeBlock value) {
        return type.indexOf('.') < 0
                ? CodeBlock.of("($L) $L", type, value)
                : CodeBlock.of("($T) $L", ClassName.bestGuess(type), value);
    }

    private CodeBlock elements(BuilderOutline.Elements elements, String stage, String value) {
        String list = next("list");
        String element = next("element");
        CodeBlock.Builder code = CodeBlock.builder()
                .add("$L.$L($L -> {\n$>", stage, elements.method(), list)
                .beginControlFlow("for (Object $L : $T.list($L))", element, support, fitted(elements, value));
        String values = next("values");
        code.addStatement("var $L = $T.list($L)", values, support, element);
        if (elements.isSingle()) {
            code.add(call(renamed(elements.element().get(0)), list, values + ".get(0)"))
                    .add(";\n");
        } else {
            String first = next("stage");
            code.add("$L.add($L -> {\n$>", list, first)
                    .add(function(elements.element(), first, values))
                    .add("$<});\n");
        }
        return code.endControlFlow().add("$<})").build();
    }

    private static BuilderOutline.Step renamed(BuilderOutline.Step step) {
        if (step instanceof BuilderOutline.Value value) {
            return new BuilderOutline.Value(value.item(), true, false, "add", value.type());
        } else if (step instanceof BuilderOutline.Packet packet) {
            return new BuilderOutline.Packet(packet.item(), true, "add");
        }
        BuilderOutline.Elements inner = (BuilderOutline.Elements) step;
        return new BuilderOutline.Elements(inner.item(), true, "add", inner.element(), inner.isSingle());
    }

    /** What a branch ends with. */
    private enum Ending {
        NOTHING,
        YIELD,
        RETURN
    }

    private CodeBlock choice(
            BuilderOutline.Choice choice, String stage, String value, Ending ending, @Nullable Rest following) {
        CodeBlock.Builder code = CodeBlock.builder().add("switch ($T.way($L)) {\n$>", support, value);
        KnownNumbers before = known;
        for (BuilderOutline.Way way : choice.ways()) {
            code.add("case $L -> {\n$>", way.branch().index());
            String values = next("values");
            boolean hasTag = !way.tagType().isEmpty();
            if (hasTag || !way.steps().isEmpty()) {
                code.addStatement("var $L = $T.list($L)", values, support, value);
            }
            String first = next("stage");
            CodeBlock tag = hasTag ? cast(way.tagType(), CodeBlock.of("$L.get(1)", values)) : CodeBlock.of("");
            known = SizedContent.inside(choice, way, values, before, support);
            boolean isUsed = ending != Ending.NOTHING || !way.steps().isEmpty();
            code.addStatement("$L$L.$L($L)", isUsed ? "var " + first + " = " : "", stage, way.method(), tag);
            Rest own = new Rest(way.steps(), values, hasTag ? 2 : 1, following);
            if (ending == Ending.RETURN) {
                giveAll(own, first, code);
            } else {
                String last = giveOwn(own, first, code);
                code.add(ending == Ending.YIELD ? "yield " + last + ";\n" : "");
            }
            code.add("$<}\n");
        }
        known = before;
        return code.add("default -> throw $T.tooDeep();\n$<}", support)
                .add(ending == Ending.RETURN ? "\n" : "")
                .build();
    }

    private String giveOwn(Rest own, String first, CodeBlock.Builder code) {
        String stage = first;
        for (int i = 0; i < own.steps.size(); i++) {
            stage = give(own.steps.get(i), stage, own.values + ".get(" + (own.firstIndex + i) + ")", code);
        }
        return stage;
    }
}
