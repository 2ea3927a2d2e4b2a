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
 * A static method or constructor that works on bytes which have been validated: slots of its own block are computed where they are first asked for, everything else
 * becomes a parameter.
 */
final class TrustedFrame extends Frame {
    private final CodeBlock.Builder code;
    private final Set<Var> words;
    private final Set<Integer> computed = new HashSet<>();
    private final Set<Var.InWord> loaded = new HashSet<>();
    private final Set<Var> parameters = new TreeSet<>(Var.ORDER);

    /**
     * @param code to which the statements are added that compute slots
     */
    TrustedFrame(BlockInfo block, CodeBlock.Builder code) {
        this(block, code, Set.of());
    }

    /**
     * @param words that fields are to be taken out of
     */
    TrustedFrame(BlockInfo block, CodeBlock.Builder code, Set<Var> words) {
        super(block);
        this.code = code;
        this.words = words;
    }

    @Override
    Optional<Var.InWord> word(Field field) {
        return block().words().of(field.id()).filter(words::contains);
    }

    private void declare(Var.InWord word) {
        if (loaded.add(word)) {
            code.addStatement("$T $L = $L", block().type(word), block().name(word), WordReader.load(this, word.word()));
        }
    }

    @Override
    CodeBlock get(Var var) {
        if (var instanceof Var.InWord word) {
            declare(word);
        } else if (!(var instanceof Var.Slot slot) || !block().slots().containsKey(slot.number())) {
            parameters.add(var);
        } else if (computed.add(slot.number())) {
            new SlotComputer(this, code).declare(block().slots().get(slot.number()));
        }
        return CodeBlock.of("$L", block().name(var));
    }

    /** An end up to which everything was validated; the end of the window where something asks how far that is. */
    CodeBlock limit() {
        boolean usesLimit = block().packet()
                .spec()
                .facts()
                .usesLimit(block().packet().type().name());
        return get(usesLimit ? Var.Basic.LIMIT : Var.Basic.END);
    }

    List<Var> parameters() {
        return new ArrayList<>(parameters);
    }

    void addParameters(MethodSpec.Builder method) {
        parameters.forEach(var -> method.addParameter(block().type(var), block().name(var)));
    }
}
