package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.Param;

/** Writes how a nested packet or an array is read again that was written before everything was known that it depends on. */
final class Reread {
    private static final CodeBlock CHOICES = CodeBlock.of("out.choices()");

    private final BuildScope scope;
    private final BuildBlock block;
    private final Item item;

    Reread(BuildScope scope, BuildBlock block, Item item) {
        this.scope = scope;
        this.block = block;
        this.item = item;
    }

    private String variable() {
        return block.info().variable(item.id(), "Choices");
    }

    private boolean isCompared() {
        return Choices.areNotedIn(block.info(), item) && Choices.isReadAgain(block.info(), item);
    }

    /** Statements that build the item, and keep what was chosen in it if that is compared later. */
    CodeBlock note(CodeBlock building) {
        if (!isCompared()) {
            boolean isFollowed = scope.packet().plan().watch().followed().contains(item.id());
            return isFollowed
                    ? CodeBlock.builder()
                            .add(building)
                            .addStatement("$L.more()", CHOICES)
                            .build()
                    : building;
        }
        return CodeBlock.builder()
                .addStatement("long around = $L.begin()", CHOICES)
                .add(building)
                .add(scope.variables().assign(variable(), CodeBlock.of("$L.end(around)", CHOICES)))
                .build();
    }

    /** Whether something in the item is in doubt. */
    CodeBlock isDoubtful(BuildFrame frame) {
        return CodeBlock.of("$T.isDoubtful($L)", RuntimeTypes.CHOICE_SUM, written(frame));
    }

    private CodeBlock written(BuildFrame frame) {
        return frame.variable(variable(), TypeName.LONG, "0");
    }

    /** Statements that read it again; it must end where it was written to, and have the same choices. */
    CodeBlock check(BuildFrame frame) {
        CodeBlock end = frame.endOf(item.id()).text();
        CodeBlock.Builder compared = CodeBlock.builder();
        if (isCompared()) {
            compared.addStatement("long around = $L.begin()", CHOICES)
                    .add(choices(frame, end))
                    .beginControlFlow(
                            "if ($T.differ($L, $L.end(around)))", RuntimeTypes.CHOICE_SUM, written(frame), CHOICES)
                    .addStatement(others(block.path(item.name())))
                    .endControlFlow();
        }
        return reading(block.path(item.name()), walk(frame, end), end, compared.build());
    }

    private CodeBlock choices(BuildFrame frame, CodeBlock end) {
        if (item instanceof NestedPacket nested) {
            CodeBlock view =
                    NestedAccessors.view(frame, nested, frame.startOf(item.id()).text(), end, List.of());
            return CodeBlock.builder()
                    .addStatement(ChoiceMethods.call(view, CHOICES))
                    .build();
        }
        ArrayInfo array = block.info().array(item.id());
        return ChoiceMethods.elements(array, array.list(frame), CHOICES);
    }

    private CodeBlock walk(BuildFrame frame, CodeBlock end) {
        if (item instanceof NestedPacket nested) {
            CodeBlock limit = nested.window().isPresent() || !scope.isPacket() ? end : frame.get(Var.Basic.LIMIT);
            return NestedCalls.walk(frame, nested, frame.startOf(item.id()).text(), limit);
        }
        ArrayInfo array = block.info().array(item.id());
        SkipMethods.SkipMethod skipMethod = block.info().code().skipMethods().ofArray(array);
        CodeBlock limit = array.endsWindow() || !scope.isPacket() ? end : frame.get(Var.Basic.LIMIT);
        return CodeBlock.of("$T.$L", skipMethod.owner().className(), skipMethod.walk(frame, limit));
    }

    /** Statements that read a packet again that has been built by itself, once all of it has been written. */
    static CodeBlock whole(BuildScope scope) {
        PacketInfo packet = scope.packet();
        BuildFrame frame = scope.frame(scope.body(), Set.copyOf(scope.plan().order()));
        CodeBlock place = CodeBlock.of("$L, $L", frame.get(Var.Basic.BUFFER), frame.get(Var.Basic.START));
        CodeBlock end = CodeBlock.of("out.position()");
        String parsed = packet.type().params().stream()
                .filter(param -> packet.spec().facts().isParsed(packet.type().name(), param))
                .map(param -> ", " + scope.parameters().name(param.index()))
                .collect(Collectors.joining());
        String all = packet.type().params().stream()
                .map(param -> ", " + scope.parameters().name(param.index()))
                .collect(Collectors.joining());
        CodeBlock skip = CodeBlock.of(
                "$T.skip($L, $L, out.origin(), 0, $T.NONE$L)",
                packet.className(),
                place,
                end,
                RuntimeTypes.LIMITS,
                parsed);
        CodeBlock view = CodeBlock.of("$T.at($L, $L, $L, out.origin()$L)", packet.className(), place, end, end, all);
        String name = packet.type().name().name();
        CodeBlock compared = CodeBlock.builder()
                .addStatement("long written = $L.begin()", CHOICES)
                .addStatement(ChoiceMethods.call(view, CHOICES))
                .beginControlFlow("if ($T.differ(written, $L.end(written)))", RuntimeTypes.CHOICE_SUM, CHOICES)
                .addStatement(others(name))
                .endControlFlow()
                .build();
        CodeBlock reading = reading(name, skip, end, compared);
        Set<Integer> params = packet.type().params().stream().map(Param::index).collect(Collectors.toSet());
        return params.isEmpty()
                ? reading
                : CodeBlock.builder()
                        .beginControlFlow("if ($L)", scope.parameters().areKnown(params, frame))
                        .add(reading)
                        .endControlFlow()
                        .build();
    }

    private static CodeBlock reading(String path, CodeBlock walk, CodeBlock end, CodeBlock compared) {
        return CodeBlock.builder()
                .beginControlFlow("try")
                .beginControlFlow("if ($L != $L)", walk, end)
                .addStatement(
                        "throw $T.contradiction($S, $S)",
                        RuntimeTypes.BUILD_EXCEPTION,
                        path,
                        "would not be read as it was written")
                .endControlFlow()
                .add(compared)
                .nextControlFlow("catch ($T e)", RuntimeTypes.PARSE_EXCEPTION)
                .addStatement(
                        "throw $T.contradiction($S, $S + e.getMessage())",
                        RuntimeTypes.BUILD_EXCEPTION,
                        path,
                        "would not be read as it was written: ")
                .endControlFlow()
                .build();
    }

    private static CodeBlock others(String path) {
        return CodeBlock.of(
                "throw $T.contradiction($S, $S)",
                RuntimeTypes.BUILD_EXCEPTION,
                path,
                "would not be read as it was written: with other branches, optional items or sizes");
    }
}
