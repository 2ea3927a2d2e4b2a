package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mpl4j.compiler.model.Field;

/** The methods of a view, which keeps in fields whatever they ask for. */
final class ViewFrame extends Frame {
    private final Set<Var> fields = new TreeSet<>(Var.ORDER);
    private final Set<Var> changing = new HashSet<>();

    ViewFrame(BlockInfo block) {
        super(block);
        fields.add(Var.Basic.BUFFER);
    }

    @Override
    CodeBlock get(Var var) {
        fields.add(var);
        return CodeBlock.of("$L", name(var));
    }

    @Override
    Optional<Var.InWord> word(Field field) {
        return block().words().of(field.id());
    }

    /**
     * Statements that bring a word up to date when the field has been set in the buffer.
     *
     * @param value what it was set to
     */
    CodeBlock update(Field field, CodeBlock value) {
        CodeBlock.Builder code = CodeBlock.builder();
        word(field).filter(fields::contains).ifPresent(word -> {
            changing.add(word);
            WordReader reader = new WordReader(field, placed(field.id()), word.word(), get(word));
            code.addStatement("$L = $L", get(word), reader.with(value));
        });
        return code.build();
    }

    /** Whether a method changes what is kept. */
    boolean changes(Var var) {
        return changing.contains(var);
    }

    String name(Var var) {
        return var == Var.Basic.BUFFER ? "buffer" : block().name(var);
    }

    /** What was asked for. */
    Set<Var> fields() {
        return fields;
    }
}
