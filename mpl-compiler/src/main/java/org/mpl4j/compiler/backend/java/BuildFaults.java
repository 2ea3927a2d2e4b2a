package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;

/** Statements of builders whose arithmetic may leave 64 bits. */
final class BuildFaults {
    private BuildFaults() {}

    /**
     * The statement; what has no result is an error of the field.
     *
     * @param declaration of the variable that the statement sets; empty if there is none, or it is there
     */
    static CodeBlock guarded(CodeBlock statement, CodeBlock declaration, String path, boolean mayFault) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (!declaration.isEmpty()) {
            code.addStatement(declaration);
        }
        return mayFault
                ? code.add(guarded(CodeBlock.builder().addStatement(statement).build(), path))
                        .build()
                : code.addStatement(statement).build();
    }

    /** Statements; what has no result is an error of the field. */
    static CodeBlock guarded(CodeBlock statements, String path) {
        return CodeBlock.builder()
                .beginControlFlow("try")
                .add(statements)
                .nextControlFlow("catch ($T e)", ArithmeticException.class)
                .addStatement("throw $T.overflow($S)", RuntimeTypes.BUILD_EXCEPTION, path)
                .endControlFlow()
                .build();
    }

    /** Statements, guarded if that is needed. */
    static CodeBlock guarded(CodeBlock statements, String path, boolean mayFault) {
        return mayFault ? guarded(statements, path) : statements;
    }
}
