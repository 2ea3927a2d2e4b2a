package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;

/** Statements whose arithmetic may leave 64 bits. */
final class Faults {
    private Faults() {}

    /** The statement; what has no result is an error of the packet. */
    static CodeBlock guarded(CodeBlock statement, String field, CodeBlock at) {
        return CodeBlock.builder()
                .beginControlFlow("try")
                .addStatement(statement)
                .nextControlFlow("catch ($T e)", ArithmeticException.class)
                .addStatement("throw $T.overflow($S, $L)", RuntimeTypes.PARSE_EXCEPTION, field, at)
                .endControlFlow()
                .build();
    }
}
