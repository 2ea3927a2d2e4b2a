package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.Set;
import java.util.TreeSet;

/** The methods of a list class, which keeps in fields what they ask for about the scopes around the elements. */
final class ListFrame extends Frame {
    private final ArrayInfo array;
    private final String end;
    private final Set<Var> fields = new TreeSet<>(Var.ORDER);

    /** @param end what says in the list's methods where it ends */
    ListFrame(ArrayInfo array, String end) {
        super(array.body());
        this.array = array;
        this.end = end;
    }

    @Override
    CodeBlock get(Var var) {
        if (var == Var.Basic.START) {
            return CodeBlock.of("at");
        } else if (var == Var.Basic.END) {
            return CodeBlock.of("elementEnd");
        } else if (var == Var.Basic.LIMIT && !needsLimit()) {
            return CodeBlock.of(end);
        }
        fields.add(var);
        return CodeBlock.of("$L", name(var));
    }

    /** The elements of other arrays end where the window does, or don't ask. */
    private boolean needsLimit() {
        return !array.endsWindow()
                && block().packet()
                        .spec()
                        .facts()
                        .usesLimit(block().packet().type().name());
    }

    String name(Var var) {
        return var == Var.Basic.BUFFER ? "buffer" : block().name(var);
    }

    Set<Var> fields() {
        return fields;
    }
}
