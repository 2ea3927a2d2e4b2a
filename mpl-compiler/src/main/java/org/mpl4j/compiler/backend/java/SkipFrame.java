package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mpl4j.compiler.model.Field;

/**
 * A static method that parses: what it asks for and does not have in a local variable becomes a parameter.
 */
final class SkipFrame extends Frame {
    private final boolean readsFields;
    private final boolean isOutermost;
    private final Set<Var> locals = new HashSet<>();
    private final Set<Var> parameters = new TreeSet<>(Var.ORDER);

    /**
     * @param readsFields whether the method runs over the fields of the block, so that it can read them; others get their values from it
     */
    SkipFrame(BlockInfo block, boolean readsFields) {
        this(block, readsFields, false);
    }

    private SkipFrame(BlockInfo block, boolean readsFields, boolean isOutermost) {
        super(block);
        this.readsFields = readsFields;
        this.isOutermost = isOutermost;
    }

    /** Of a method that parses a packet which is in no other. */
    static SkipFrame ofOutermost(PacketInfo packet) {
        return new SkipFrame(packet.body(), true, true);
    }

    @Override
    CodeBlock get(Var var) {
        if (var == Var.Basic.DEPTH && isOutermost) {
            return CodeBlock.of("0");
        } else if (var == Var.Basic.PLACES && readsFields && block().role() instanceof BlockInfo.Role.PacketBody) {
            return CodeBlock.of(isOutermost ? "places" : "null");
        } else if (!locals.contains(var)) {
            parameters.add(var);
        }
        return CodeBlock.of("$L", block().name(var));
    }

    /** Makes a variable a local one, and gives its name. */
    String declare(Var var) {
        locals.add(var);
        return block().name(var);
    }

    boolean isDeclared(Var var) {
        return locals.contains(var);
    }

    /** What was declared in a Java block that has ended is not there any more. */
    Set<Var> declared() {
        return new HashSet<>(locals);
    }

    void restore(Set<Var> declared) {
        locals.retainAll(declared);
    }

    @Override
    Optional<Var.InWord> word(Field field) {
        return block().words().of(field.id()).filter(this::isDeclared);
    }

    @Override
    Code value(Field field) {
        Var.Fact fact = new Var.Fact(Var.Fact.Kind.VALUE, field.id());
        if (isDeclared(fact) || !readsFields || !block().holds(field.id())) {
            return given(field);
        }
        return new FieldReader(this, field).number();
    }

    List<Var> parameters() {
        return new ArrayList<>(parameters);
    }

    void addParameters(MethodSpec.Builder method) {
        parameters.forEach(var -> method.addParameter(block().type(var), block().name(var)));
    }
}
