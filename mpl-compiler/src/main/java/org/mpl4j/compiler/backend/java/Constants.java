package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.model.Bytes;

/** The runs of bytes that the code of one packet compares with or writes: each becomes a constant of its class. */
final class Constants {
    private final Map<Bytes, String> names = new LinkedHashMap<>();

    /** The constant, which the packet's class then has. */
    CodeBlock of(Bytes content) {
        if (content.length() == 0) {
            return CodeBlock.of("$T.EMPTY", RuntimeTypes.BYTES);
        }
        return CodeBlock.of("$L", names.computeIfAbsent(content, c -> "BYTES_" + names.size()));
    }

    List<FieldSpec> fields() {
        List<FieldSpec> fields = new ArrayList<>();
        names.forEach((content, name) -> fields.add(
                FieldSpec.builder(RuntimeTypes.BYTES, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer(initializer(content))
                        .build()));
        return fields;
    }

    /** A new constant. */
    static CodeBlock initializer(Bytes content) {
        return isText(content)
                ? CodeBlock.of("$T.ofUtf8($S)", RuntimeTypes.BYTES, content.latin1())
                : CodeBlock.of("$T.ofHex($S)", RuntimeTypes.BYTES, content.toString());
    }

    /** For comments. */
    static CodeBlock shown(Bytes content) {
        return isText(content) ? CodeBlock.of("$S", content.latin1()) : CodeBlock.of("0x$L", content);
    }

    private static boolean isText(Bytes content) {
        return content.latin1().chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }
}
