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
    private final Origin origin;
    private final Set<Var> words;

    /** What is in local variables. */
    private final Set<Var> locals;

    private final Set<Var> parameters = new TreeSet<>(Var.ORDER);

    /** Who knows what a parse has noted of branches. */
    private enum Origin {
        NOBODY,
        /** The object that the parse noted it in. */
        PARSE,
        /** The view of the packet or branch around. */
        VIEW
    }

    private TrustedFrame(
            BlockInfo block, CodeBlock.Builder code, boolean knowsEnd, Origin origin, Set<Var> words, Set<Var> locals) {
        super(block);
        this.code = code;
        this.knowsEnd = knowsEnd;
        this.origin = origin;
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
        return new TrustedFrame(block, code, true, Origin.NOBODY, words, Set.of());
    }

    /**
     * Of a method that is told what a parse has noted of the branch.
     *
     * @param code to which the statements are added that compute other slots
     * @param words that fields are to be taken out of
     */
    static TrustedFrame knowingPlaces(BlockInfo block, CodeBlock.Builder code, Set<Var> words) {
        return new TrustedFrame(block, code, true, Origin.VIEW, words, Set.of());
    }

    /**
     * Of a method that finds out where the block ends.
     *
     * @param code to which the statements are added that compute slots
     * @param words that fields are to be taken out of
     */
    static TrustedFrame findingEnd(BlockInfo block, CodeBlock.Builder code, Set<Var> words) {
        return new TrustedFrame(block, code, false, Origin.NOBODY, words, Set.of());
    }

    /**
     * Of statements behind those that have validated the block.
     *
     * @param code to which the statements are added that compute slots
     * @param words that fields are to be taken out of
     * @param validated which has found out about most
     */
    static TrustedFrame behind(SkipFrame validated, CodeBlock.Builder code, Set<Var> words) {
        return new TrustedFrame(validated.block(), code, false, Origin.PARSE, words, validated.declared());
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
        if (var == Var.Basic.KNOWS_PLACES) {
            return CodeBlock.of("$L", origin != Origin.NOBODY);
        } else if (isNoted(var) && origin != Origin.VIEW) {
            return origin == Origin.NOBODY ? CodeBlock.of("0") : PlacesClass.get(var.number());
        } else if (!locals.contains(var)) {
            find(var);
        }
        return CodeBlock.of("$L", block().name(var));
    }

    /** Whether it need not be found again after a parse. What the parse left in local variables is taken from there. */
    private boolean isNoted(Var var) {
        return var instanceof Var.Noted
                || origin != Origin.NOBODY
                        && !locals.contains(var)
                        && var instanceof Var.Slot slot
                        && BranchPlaces.areNoted(block(), slot.number());
    }

    private void find(Var var) {
        if (isNoted(var)) {
            parameters.add(var);
        } else if (var instanceof Var.InWord word) {
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
