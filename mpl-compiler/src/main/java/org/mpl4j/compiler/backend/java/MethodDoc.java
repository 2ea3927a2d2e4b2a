package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

/** The Javadoc of a method, part by part. */
final class MethodDoc {
    private final CodeBlock.Builder params = CodeBlock.builder();
    private final CodeBlock.Builder results = CodeBlock.builder();
    private final String text;

    MethodDoc(String text) {
        this.text = text;
    }

    MethodDoc param(String name, String what) {
        params.add("@param $L $L\n", name, what);
        return this;
    }

    MethodDoc returns(String what) {
        results.add("@return $L\n", what);
        return this;
    }

    MethodDoc thrown(ClassName exception, String when) {
        results.add("@throws $T $L\n", exception, when);
        return this;
    }

    CodeBlock build() {
        CodeBlock tags = params.build().toBuilder().add(results.build()).build();
        return tags.isEmpty() ? CodeBlock.of("$L\n", text) : CodeBlock.of("$L\n\n$L", text, tags);
    }
}
