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
    private final boolean knowsEnd;
    private final Set<Var> words;

    /** What is in local variables. */
    private final Set<Var> locals;

    private final Set<Var> parameters = new TreeSet<>(Var.ORDER);

    private TrustedFrame(BlockInfo block, CodeBlock.Builder code, boolean knowsEnd, Set<Var> words, Set<Var> locals) {
        super(block);
        this.code = code;
        this.knowsEnd = knowsEnd;
        this.words = words;
        this.locals = new HashSet<>(locals);
    }

    /**
     * Of a method that is told where the block ends.
     *
     * @param code to which the statements are added that compute slots
     * @param words that fields are to be taken out of
     */
    static TrustedFrame knowingEnd(BlockInfo block, CodeBlock.Builder code, Set<Var> words) {
        return new TrustedFrame(block, code, true, words, Set.of());
    }

    /**
     * Of a method that finds out where the block ends.
     *
     * @param code to which the statements are added that compute slots
     * @param words that fields are to be taken out of
     */
    static TrustedFrame findingEnd(BlockInfo block, CodeBlock.Builder code, Set<Var> words) {
        return new TrustedFrame(block, code, false, words, Set.of());
    }

    /**
     * Of statements behind those that have validated the block.
     *
     * @param code to which the statements are added that compute slots
     * @param words that fields are to be taken out of
     * @param validated which has found out about most
     */
    static TrustedFrame behind(SkipFrame validated, CodeBlock.Builder code, Set<Var> words) {
        return new TrustedFrame(validated.block(), code, false, words, validated.declared());
    }

    @Override
    Optional<Var.InWord> word(Field field) {
        return block().words().of(field.id()).filter(words::contains);
    }

    @Override
    Code value(Field field) {
        boolean isKnown = locals.contains(new Var.Fact(Var.Fact.Kind.VALUE, field.id()));
        return isKnown ? given(field) : super.value(field);
    }

    @Override
    CodeBlock get(Var var) {
        if (!locals.contains(var)) {
            find(var);
        }
        return CodeBlock.of("$L", block().name(var));
    }

    private void find(Var var) {
        if (var instanceof Var.InWord word) {
            locals.add(var);
            code.addStatement("$T $L = $L", block().type(var), block().name(var), WordReader.load(this, word.word()));
        } else if (var instanceof Var.Slot slot && block().slots().containsKey(slot.number())) {
            locals.add(var);
            new SlotComputer(this, code).declare(block().slots().get(slot.number()));
        } else if (var == Var.Basic.END && !knowsEnd) {
            throw new IllegalStateException(
                    "the end of " + block().className() + " is asked for while it is looked for");
        } else {
            parameters.add(var);
        }
    }

    /** Whether the end of the block is a variable. */
    boolean knowsEnd() {
        return knowsEnd;
    }

    /** An end up to which everything was validated; the end of the window where something asks how far that is. */
    CodeBlock limit() {
        boolean usesLimit = block().packet()
                .spec()
                .facts()
                .usesLimit(block().packet().type().name());
        return get(usesLimit || !knowsEnd ? Var.Basic.LIMIT : Var.Basic.END);
    }

    List<Var> parameters() {
        return new ArrayList<>(parameters);
    }

    void addParameters(MethodSpec.Builder method) {
        parameters.forEach(var -> method.addParameter(block().type(var), block().name(var)));
    }
}
