package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.layout.FieldSizes;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;

/**
 * The private methods of a builder by which branches, nested packets and the caller say what a field or parameter is. Room for the field is there; whoever comes
 * second must say the same.
 */
final class TagWriting {
    private final BuildScope scope;
    private final Map<String, MethodSpec> methods = new LinkedHashMap<>();
    private boolean isShifting;

    TagWriting(BuildScope scope) {
        this.scope = scope;
    }

    /** Whether several may say it, or nobody. */
    static boolean needsFlag(BuildBlock block, Field field) {
        Binding binding = block.info().packet().plan().binding(field.id());
        boolean isSure = binding instanceof Binding.Tag tag
                && tag.deciders().size() == 1
                && block.info().holds(tag.deciders().get(0))
                && block.info().item(tag.deciders().get(0)).presence().isEmpty();
        return !isSure;
    }

    /** A call that says what a field is. */
    CodeBlock decide(Field field, CodeBlock value) {
        String name = scope.method("decide" + method(field));
        make(name, () -> decider(field, name));
        return CodeBlock.of("$L($L)", name, value);
    }

    /** Makes a method once. What makes it may make others. */
    private void make(String name, Supplier<MethodSpec> maker) {
        if (!methods.containsKey(name)) {
            methods.put(name, maker.get());
        }
    }

    private String method(Field field) {
        return scope.blockOf(field.id()).key() + BuildParameters.upper(JavaNames.member(field.name()));
    }

    private static boolean isContent(Field field) {
        return field.type().kind() == ValueKind.BYTES;
    }

    static TypeName type(Field field) {
        return isContent(field) ? RuntimeTypes.BYTES : TypeName.LONG;
    }

    private MethodSpec decider(Field field, String name) {
        BuildBlock block = scope.blockOf(field.id());
        BuildFrame frame = scope.frame(block);
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE).addParameter(type(field), "value");
        if (field.presence().isPresent()) {
            method.beginControlFlow("if (!$L)", frame.isThere(field.id()))
                    .addStatement("return")
                    .endControlFlow();
        }
        if (needsFlag(block, field)) {
            addFlag(method, field, frame, block);
        }
        if (isContent(field)) {
            method.addCode(fillContent(field, frame, block));
        } else if (isVariable(field)) {
            FieldWriting writing = new FieldWriting(frame, block, field);
            Code value = Code.primary(Code.Num.LONG, "value");
            method.addStatement("$L", fill(field, writing.checked(value, false)));
        } else {
            Code value = FieldJava.of(field).kind() == FieldJava.Kind.BOOLEAN
                    ? Code.of(Code.Num.BOOLEAN, Code.EQUALITY, "value != 0")
                    : Code.primary(Code.Num.LONG, "value");
            method.addCode(new FieldWriting(frame, block, field).putComputed(value, false));
        }
        return method.build();
    }

    private static void addFlag(MethodSpec.Builder method, Field field, BuildFrame frame, BuildBlock block) {
        CodeBlock flag = frame.isKnown(field.id());
        CodeBlock current = isContent(field)
                ? frame.content(field).object()
                : FieldJava.of(field).kind() == FieldJava.Kind.BOOLEAN
                        ? CodeBlock.of("($L ? 1 : 0)", frame.value(field).text())
                        : frame.value(field).operand(Code.RELATIONAL + 1);
        method.beginControlFlow("if ($L)", flag);
        method.beginControlFlow(isContent(field) ? "if (!$L.equals(value))" : "if ($L != value)", current);
        method.addStatement(
                "throw $T.contradiction($S, $S + $L + $S + value)",
                RuntimeTypes.BUILD_EXCEPTION,
                block.path(field.name()),
                "is ",
                current,
                ", but what is built needs ");
        method.endControlFlow().addStatement("return").endControlFlow();
        method.addStatement("$L = true", flag);
    }

    /** Whether the size of a number depends on its value. */
    static boolean isVariable(Field field) {
        return field.type() instanceof FieldType.VarInt || field.type() instanceof FieldType.QuicInt;
    }

    /** A call that writes a varint; what follows it moves where it needs more room than there is. It says whether that happened. */
    CodeBlock fill(Field field, CodeBlock value) {
        String name = scope.method("fill" + method(field));
        make(name, () -> filler(field, name));
        isShifting = true;
        return CodeBlock.of("$L($L)", name, value);
    }

    private MethodSpec filler(Field field, String name) {
        BuildBlock block = scope.blockOf(field.id());
        BuildFrame frame = scope.frame(block);
        CodeBlock type = CodeBlock.of(
                "$T", field.type() instanceof FieldType.VarInt ? RuntimeTypes.VARINT : RuntimeTypes.QUICINT);
        CodeBlock end = frame.endOf(field.id()).text();
        Code room = frame.endOf(field.id()).minus(frame.startOf(field.id()));
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.LONG, "value")
                .returns(TypeName.BOOLEAN)
                .addStatement("int count = $L.length(value) - ($L)", type, room.text())
                .beginControlFlow("if (count > 0)")
                .addCode(makeRoom(field, block, end))
                .endControlFlow()
                .addStatement(
                        "$L.put($L, $L, value)",
                        type,
                        frame.buffer(),
                        frame.startOf(field.id()).text())
                .addStatement("return count > 0")
                .build();
    }

    /** Moves what follows by {@code count}. */
    private CodeBlock makeRoom(Field field, BuildBlock block, CodeBlock end) {
        isShifting = true;
        return CodeBlock.builder()
                .addStatement("int at = $L", end)
                .addStatement("out.insertGap($S, at, count)", block.path(field.name()))
                .addStatement("$L(at, count)", scope.method("shift"))
                .build();
    }

    private CodeBlock fillContent(Field field, BuildFrame frame, BuildBlock block) {
        CodeBlock start = frame.startOf(field.id()).text();
        String path = block.path(field.name());
        CodeBlock.Builder code = CodeBlock.builder();
        if (field.type() instanceof FieldType.PrefixedString string) {
            int prefixBytes = string.prefixBits() / 8;
            isShifting = true;
            CodeBlock isLittle = prefixBytes == 1
                    ? CodeBlock.of("false")
                    : frame.isLittle(frame.placed(field.id()).order());
            return code.addStatement("int at = $L", start)
                    .addStatement(
                            "$T.fill(out, $S, at, value, $L, $L)",
                            RuntimeTypes.PREFIXED_BYTES,
                            path,
                            prefixBytes,
                            isLittle)
                    .addStatement("$L(at + $L, value.length())", scope.method("shift"), prefixBytes)
                    .build();
        } else if (field.type() instanceof FieldType.Delimited delimited) {
            isShifting = true;
            return code.addStatement("int at = $L", start)
                    .addStatement(
                            "$T.fill(out, $S, at, value, $L)",
                            RuntimeTypes.DELIMITED_BYTES,
                            path,
                            frame.block().packet().constants().of(delimited.delimiter()))
                    .addStatement("$L(at + 1, value.length())", scope.method("shift"))
                    .build();
        } else if (FieldSizes.fixedBits(field).isPresent()) {
            return new FieldWriting(frame, block, field).put(CodeBlock.of("value"));
        }
        isShifting = true;
        return code.addStatement("int at = $L", start)
                .addStatement("int count = value.length()")
                .addStatement("out.insertGap($S, at, count)", path)
                .addStatement("$L(at + 1, count)", scope.method("shift"))
                .addStatement("$L = at + count", frame.endOf(field.id()).text())
                .addStatement("$L.put(at, value.source(), value.sourceOffset(), count)", frame.buffer())
                .build();
    }

    /** A call that says what a parameter is. */
    CodeBlock decide(Param param, CodeBlock value) {
        String name = scope.method("decide" + BuildParameters.upper(PacketInfo.parameterName(param)));
        make(name, () -> decider(param, name));
        return CodeBlock.of("$L($L)", name, value);
    }

    private MethodSpec decider(Param param, String name) {
        BuildParameters parameters = scope.parameters();
        int index = param.index();
        boolean isContent = param.kind() == ValueKind.BYTES;
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(parameters.type(index), "value")
                .beginControlFlow(
                        isContent ? "if ($1L && !$2L.equals(value))" : "if ($1L && $2L != value)",
                        parameters.isKnownName(index),
                        parameters.name(index))
                .addStatement(
                        "throw $T.contradiction($S, $S + $L + $S + value)",
                        RuntimeTypes.BUILD_EXCEPTION,
                        param.name(),
                        "is ",
                        parameters.name(index),
                        ", but what is built needs ")
                .endControlFlow()
                .addStatement("$L = value", parameters.name(index))
                .addStatement("$L = true", parameters.isKnownName(index))
                .addStatement("$L = true", parameters.isReportedName(index))
                .build();
    }

    /** All of them; to be asked when everything else has been made. */
    List<MethodSpec> methods() {
        if (isShifting) {
            MethodSpec.Builder shift = MethodSpec.methodBuilder(scope.method("shift"))
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(TypeName.INT, "at")
                    .addParameter(TypeName.INT, "count");
            for (String position : scope.variables().positions()) {
                shift.beginControlFlow("if ($L >= at)", position)
                        .addStatement("$L += count", position)
                        .endControlFlow();
            }
            methods.put("shift", shift.build());
        }
        return List.copyOf(methods.values());
    }
}
