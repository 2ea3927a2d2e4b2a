package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.Set;
import java.util.TreeSet;

/** The methods of a view, which keeps in fields whatever they ask for. */
final class ViewFrame extends Frame {
    private final Set<Var> fields = new TreeSet<>(Var.ORDER);

    ViewFrame(BlockInfo block) {
        super(block);
        fields.add(Var.Basic.BUFFER);
    }

    @Override
    CodeBlock get(Var var) {
        fields.add(var);
        return CodeBlock.of("$L", name(var));
    }

    String name(Var var) {
        return var == Var.Basic.BUFFER ? "buffer" : block().name(var);
    }

    /** What was asked for. */
    Set<Var> fields() {
        return fields;
    }
}
