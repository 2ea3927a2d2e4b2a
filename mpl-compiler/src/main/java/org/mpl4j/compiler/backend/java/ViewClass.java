package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.function.Function;

/**
 * A view class that has been made.
 *
 * @param parameters of its constructor, in order
 */
record ViewClass(BlockInfo block, TypeSpec type, List<Var> parameters) {
    /** A new view. */
    CodeBlock create(Function<Var, CodeBlock> arguments) {
        return CodeBlock.of(
                "new $T($L)",
                block.className(),
                parameters.stream().map(arguments).collect(CodeBlock.joining(", ")));
    }
}
