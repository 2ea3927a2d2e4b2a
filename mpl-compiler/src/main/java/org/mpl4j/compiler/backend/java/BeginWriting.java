package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;

/** Writes the method that begins a packet or element: to be asked for when it is known which variables there are. */
final class BeginWriting {
    private static final CodeBlock BUFFER = CodeBlock.of("out.buffer()");

    private final BuildScope scope;
    private final MethodSpec.Builder method = MethodSpec.methodBuilder("begin");

    BeginWriting(BuildScope scope) {
        this.scope = scope;
    }

    /** @param entry what is done last */
    MethodSpec generate(CodeBlock entry) {
        if (scope.isPacket()) {
            method.addModifiers(Modifier.PUBLIC)
                    .addJavadoc("For generated code: begins a packet at the end of what has been written.\n\n@hidden\n")
                    .addParameter(RuntimeTypes.PACKET_WRITER, "out");
            takeWriter();
            scope.parameters().params().forEach(this::take);
        } else {
            method.addModifiers(Modifier.PRIVATE);
            takeOrder();
            takeBuffer();
        }
        return method.addCode(scope.variables().assign("start", CodeBlock.of("out.position()")))
                .addCode(scope.variables().resets())
                .addCode(entry)
                .build();
    }

    private boolean keepsReferences() {
        return scope.packet().spec().isOn(Optimization.KEPT_REFERENCES);
    }

    private void takeWriter() {
        boolean usesBuffer = scope.variables().isRead("b");
        if (!keepsReferences()) {
            method.addStatement("this.out = out").addCode(scope.variables().assign("b", BUFFER));
            return;
        }
        method.beginControlFlow("if (this.out != out$L)", usesBuffer ? CodeBlock.of(" || b != $L", BUFFER) : "")
                .addStatement("this.out = out")
                .addCode(scope.variables().assign("b", BUFFER))
                .endControlFlow();
    }

    private void takeBuffer() {
        if (!keepsReferences() || !scope.variables().isRead("b")) {
            method.addCode(scope.variables().assign("b", BUFFER));
            return;
        }
        method.beginControlFlow("if (b != $L)", BUFFER)
                .addStatement("b = $L", BUFFER)
                .endControlFlow();
    }

    /** The byte order that an element starts in. */
    private void takeOrder() {
        if (scope.body().info().scope().usesOrder()) {
            method.addParameter(TypeName.BOOLEAN, "isLittle");
            if (scope.variables().isRead("isLittle")) {
                method.addStatement("this.isLittle = isLittle");
            }
        }
    }

    /** A parameter of the packet: its value, and whether that is known. */
    private void take(Param param) {
        BuildParameters parameters = scope.parameters();
        String name = parameters.name(param.index());
        String isKnown = parameters.isKnownName(param.index());
        method.addParameter(parameters.type(param.index()), name).addParameter(TypeName.BOOLEAN, isKnown);
        if (param.kind() == ValueKind.BYTES && keepsReferences()) {
            method.beginControlFlow("if (this.$1L != $1L)", name)
                    .addStatement("this.$1L = $1L", name)
                    .endControlFlow();
        } else {
            method.addStatement("this.$1L = $1L", name);
        }
        method.addStatement("this.$1L = $1L", isKnown);
        if (parameters.isReported(param.index())) {
            method.addStatement("$L = false", parameters.isReportedName(param.index()));
        }
    }
}
