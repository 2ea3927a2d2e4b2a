package org.mpl4j.compiler.spl.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.spl.model.Variable;

/** What expressions can name: the variables of a routine, and the fields of the packet just before. */
final class Scope {
    /** The types of expressions; a bit may be either. */
    enum Type {
        BOOL,
        INT,
        BIT;

        /** Whether a value of this type may stand where that one is needed. */
        boolean is(Type needed) {
            return this == needed || this == BIT || needed == BIT;
        }

        String text() {
            return this == BOOL ? "a boolean" : "a number";
        }
    }

    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Map<String, Type> fields = new LinkedHashMap<>();

    Optional<Variable> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    Optional<Type> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    void add(Variable variable) {
        variables.put(variable.name(), variable);
    }

    void add(String field, Type type) {
        fields.put(field, type);
    }

    /** No packet is before what follows. */
    void leavePacket() {
        fields.clear();
    }

    Set<String> variables() {
        return variables.keySet();
    }

    List<String> names() {
        List<String> names = new ArrayList<>(variables.keySet());
        names.addAll(fields.keySet());
        return names;
    }

    static Type type(Variable variable) {
        return variable.kind() == Variable.Kind.BOOL ? Type.BOOL : Type.INT;
    }
}
