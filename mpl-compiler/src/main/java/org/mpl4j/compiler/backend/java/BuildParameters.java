package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;

/**
 * The parameters of a packet in its builder. Those that branches decide are not known before these are built; others may be unknown where the packet around cannot
 * tell yet, but then only checks need them.
 */
final class BuildParameters {
    private final BuildScope scope;
    private final List<Param> params;

    BuildParameters(BuildScope scope) {
        this.scope = scope;
        this.params = scope.packet().type().params();
    }

    List<Param> params() {
        return params;
    }

    /** Whether branches of the packet decide a parameter. */
    boolean isReported(int index) {
        return scope.packet().plan().reportedParams().containsKey(index);
    }

    String name(int index) {
        return scope.packet().body().name(new Var.Parameter(index));
    }

    String isKnownName(int index) {
        return scope.packet().body().variable(-1 - index, "IsKnown");
    }

    String isReportedName(int index) {
        return scope.packet().body().variable(-1 - index, "IsReported");
    }

    TypeName type(int index) {
        return SpecTypes.ofParameter(params.get(index).kind());
    }

    private CodeBlock variable(String name, BuildFrame frame) {
        return frame.scope() == scope ? frame.parameter(name) : CodeBlock.of("$T.this.$L", scope.className(), name);
    }

    /** The value of a parameter in an expression. */
    CodeBlock read(int index, BuildFrame frame) {
        return variable(name(index), frame);
    }

    CodeBlock isKnown(int index, BuildFrame frame) {
        return variable(isKnownName(index), frame);
    }

    /** Whether parameters are known; empty for none. */
    CodeBlock areKnown(Set<Integer> indexes, BuildFrame frame) {
        return indexes.stream().sorted().map(index -> isKnown(index, frame)).collect(CodeBlock.joining(" && "));
    }

    List<FieldSpec> fields() {
        List<FieldSpec> fields = new ArrayList<>();
        for (Param param : params) {
            FieldSpec.Builder value = FieldSpec.builder(type(param.index()), name(param.index()), Modifier.PRIVATE);
            if (param.kind() == ValueKind.BYTES) {
                value.initializer("$T.EMPTY", RuntimeTypes.BYTES);
            }
            fields.add(value.build());
            fields.add(FieldSpec.builder(TypeName.BOOLEAN, isKnownName(param.index()), Modifier.PRIVATE)
                    .build());
            if (isReported(param.index())) {
                fields.add(FieldSpec.builder(TypeName.BOOLEAN, isReportedName(param.index()), Modifier.PRIVATE)
                        .build());
            }
        }
        return fields;
    }

    /** What a caller gives: all but those that branches decide. */
    List<Param> given() {
        return params.stream().filter(param -> !isReported(param.index())).toList();
    }

    /** The arguments of {@code begin} where a caller gives {@link #given}, with a comma before each. */
    CodeBlock arguments() {
        return params.stream()
                .map(param -> isReported(param.index())
                        ? CodeBlock.of(", $L, false", nothing(param))
                        : CodeBlock.of(", $L, true", name(param.index())))
                .collect(CodeBlock.joining(""));
    }

    /** What stands for a value that is not known. */
    static CodeBlock nothing(Param param) {
        return switch (param.kind()) {
            case INT -> CodeBlock.of("0");
            case BOOL -> CodeBlock.of("false");
            default -> CodeBlock.of("$T.EMPTY", RuntimeTypes.BYTES);
        };
    }

    /** Methods for packets around, about what branches have decided. */
    List<MethodSpec> accessors() {
        List<MethodSpec> methods = new ArrayList<>();
        for (Param param : params) {
            int index = param.index();
            if (isReported(index)) {
                methods.add(hidden(reportedMethod(param), type(index))
                        .addStatement("return $L", name(index))
                        .build());
                methods.add(hidden("is" + upper(reportedMethod(param)), TypeName.BOOLEAN)
                        .addStatement("return $L", isReportedName(index))
                        .build());
            }
        }
        return methods;
    }

    /** The method that gives a decided parameter; the one with {@code is} before it tells whether it is decided. */
    static String reportedMethod(Param param) {
        return "reported" + upper(PacketInfo.parameterName(param));
    }

    static String upper(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static MethodSpec.Builder hidden(String name, TypeName type) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc("For generated code: what the branches that were built say.\n\n@return it\n@hidden\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(type);
    }
}
