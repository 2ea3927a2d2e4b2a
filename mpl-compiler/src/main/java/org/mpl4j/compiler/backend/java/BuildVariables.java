package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/**
 * The variables of a builder class. Whether code reads one is known for certain only when all code has been made: so it is made twice, and what the first pass read
 * is what the second one keeps.
 */
final class BuildVariables {
    /** After an item's name: whether it was given, whether its value is decided, whether a list has been ended, what builds what is in it. */
    static final String[] SUFFIXES = {
        "IsThere", "IsKnown", "IsReported", "IsEnded", "Builder", "List", "Step", "Sum", "Choices", "Word"
    };

    private final Set<String> readBefore;
    private static final CodeBlock UNDOCUMENTED = CodeBlock.builder().build();

    private final Map<String, Variable> variables = new LinkedHashMap<>();

    private record Variable(TypeName type, String atStart, boolean isPosition, CodeBlock doc) {}

    /** @param readBefore the variables that the first pass read; none in that pass */
    BuildVariables(Set<String> readBefore) {
        this.readBefore = readBefore;
    }

    /**
     * The variable, to be read.
     *
     * @param atStart what it is when a packet or element begins; empty where it does not matter
     */
    CodeBlock read(String name, TypeName type, String atStart) {
        variables.putIfAbsent(name, new Variable(type, atStart, false, UNDOCUMENTED));
        return CodeBlock.of("$L", name);
    }

    /** A variable that holds the content of several fields. */
    CodeBlock read(Word word) {
        variables.putIfAbsent(word.name(), new Variable(TypeName.LONG, "", false, CodeBlock.of("$L.\n", word.doc())));
        return CodeBlock.of("$L", word.name());
    }

    /** A variable that holds a place in the buffer, which can move while a packet is written. */
    CodeBlock readPosition(String name) {
        variables.putIfAbsent(name, new Variable(TypeName.INT, "", true, UNDOCUMENTED));
        return CodeBlock.of("$L", name);
    }

    List<String> positions() {
        return variables.entrySet().stream()
                .filter(entry -> entry.getValue().isPosition)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** An assignment, if anything reads the variable. */
    CodeBlock assign(String name, CodeBlock value) {
        return isRead(name)
                ? CodeBlock.builder().addStatement("$L = $L", name, value).build()
                : CodeBlock.builder().build();
    }

    boolean isRead(String name) {
        return variables.containsKey(name) || readBefore.contains(name);
    }

    Set<String> read() {
        return new TreeSet<>(variables.keySet());
    }

    List<FieldSpec> fields() {
        return variables.entrySet().stream()
                .map(entry -> FieldSpec.builder(entry.getValue().type, entry.getKey(), Modifier.PRIVATE)
                        .addJavadoc(entry.getValue().doc)
                        .build())
                .toList();
    }

    /** Statements for the beginning of a packet or element. */
    CodeBlock resets() {
        CodeBlock.Builder code = CodeBlock.builder();
        variables.forEach((name, variable) -> {
            if (!variable.atStart.isEmpty()) {
                code.addStatement("$L = $L", name, variable.atStart);
            }
        });
        return code.build();
    }
}
