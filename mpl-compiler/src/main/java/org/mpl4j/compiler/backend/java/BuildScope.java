package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.derive.ScopePlan;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Item;

/** A packet, or the elements of an array, as they are built: what becomes one builder class. */
final class BuildScope {
    private static final CodeBlock HERE = CodeBlock.builder().build();

    private final @Nullable BuildScope outer;
    private final ClassName className;
    private final StageNames stageNames;
    private final NameScope classNames;
    private final NameScope methodNames;
    private final NameScope keys = new NameScope(null);
    private final BuildVariables variables;
    private final BuildParameters parameters;
    private final BuildBlock body;
    private final Words words;
    private final Map<BlockInfo, BuildBlock> blocks = new IdentityHashMap<>();
    private final Map<String, String> methods = new HashMap<>();

    /**
     * @param className of the class that builds
     * @param stageNames of the interfaces that callers see
     * @param readBefore the variables that were read when the same was made before
     */
    BuildScope(
            BlockInfo info,
            @Nullable BuildScope outer,
            ClassName className,
            StageNames stageNames,
            Set<String> readBefore) {
        this.outer = outer;
        this.className = className;
        this.stageNames = stageNames;
        this.classNames = new NameScope(outer == null ? null : outer.classNames, className.simpleName());
        this.variables = new BuildVariables(readBefore);
        this.body = new BuildBlock(this, info, null);
        note(body);
        this.words = new Words(this);
        this.methodNames = new NameScope(null, offerNames(body).toArray(String[]::new));
        this.parameters = outer == null ? new BuildParameters(this) : outer.parameters;
    }

    private void note(BuildBlock block) {
        blocks.put(block.info(), block);
        block.branches().forEach(this::note);
    }

    private static List<String> offerNames(BuildBlock block) {
        List<String> names = new ArrayList<>();
        block.offers().forEach(offer -> names.add(offer.name()));
        block.info()
                .classifies()
                .forEach(classify -> names.add(block.info().memberNames().accessor(classify.classify())));
        block.branches().forEach(branch -> names.addAll(offerNames(branch)));
        return names;
    }

    /** The scope around an element's. */
    BuildScope outer() {
        return Objects.requireNonNull(outer, "a packet is in no other scope");
    }

    boolean isPacket() {
        return outer == null;
    }

    ClassName className() {
        return className;
    }

    StageNames stageNames() {
        return stageNames;
    }

    /** A class in some class of this builder. */
    ClassName newClass(ClassName in, String wanted) {
        return in.nestedClass(classNames.add(wanted));
    }

    BuildVariables variables() {
        return variables;
    }

    BuildParameters parameters() {
        return parameters;
    }

    BuildBlock body() {
        return body;
    }

    Words words() {
        return words;
    }

    PacketInfo packet() {
        return body.info().packet();
    }

    ScopePlan plan() {
        return packet().plan().scope(body.info().scope().owner());
    }

    /** What sets apart a branch from other branches: the first name, unless it is taken. */
    String blockKey(String wanted, String otherwise) {
        return keys.add(keys.isTaken(wanted) ? otherwise : wanted);
    }

    /** The name of a private method, the same for the same thing. */
    String method(String wanted) {
        return method(wanted, wanted);
    }

    /**
     * The name of a private method.
     *
     * @param what it is for
     */
    String method(String what, String wanted) {
        return methods.computeIfAbsent(what, any -> methodNames.add(wanted));
    }

    /** Whether an item is in the scope. */
    boolean holds(int itemId) {
        return blocks.keySet().stream().anyMatch(block -> block.holds(itemId));
    }

    /** The block that an item is directly in. */
    BuildBlock blockOf(int itemId) {
        return blocks.values().stream()
                .filter(block -> block.info().holds(itemId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("item " + itemId + " is not in " + className));
    }

    Item item(int id) {
        return packet().item(id);
    }

    /** For code of the class itself, while a packet is written. */
    BuildFrame frame(BuildBlock block) {
        return new BuildFrame(this, block.info(), HERE, Set.of());
    }

    /** For code of the class itself, where some computed fields are written already. */
    BuildFrame frame(BuildBlock block, Set<Integer> filled) {
        return new BuildFrame(this, block.info(), HERE, filled);
    }

    /** For code of a scope within this one. */
    BuildFrame frameFrom(BuildScope user, BlockInfo block) {
        CodeBlock prefix = user == this ? HERE : CodeBlock.of("$T.this.", className);
        return new BuildFrame(this, block, prefix, Set.of());
    }

    /** Whether the branches around a block were taken, as far as those around another one do not say so; empty if they do. */
    Optional<CodeBlock> isTaken(BuildFrame frame, BuildBlock block, @Nullable BuildBlock known) {
        List<CodeBlock> conditions = new ArrayList<>();
        for (BuildBlock b = block; b.parent() != null && !isAround(b, known); b = b.parent()) {
            BuildFrame around = frame.in(b.parent().info());
            int classify = b.branchRole().classify().classify().id();
            conditions.add(
                    0,
                    CodeBlock.of(
                            "$L == $L",
                            around.choice(classify),
                            b.branchRole().branch().index()));
        }
        return joined(conditions);
    }

    private static boolean isAround(BuildBlock block, @Nullable BuildBlock inner) {
        for (BuildBlock b = inner; b != null; b = b.parent()) {
            if (b == block) {
                return true;
            }
        }
        return false;
    }

    private static Optional<CodeBlock> joined(List<CodeBlock> conditions) {
        return conditions.isEmpty() ? Optional.empty() : Optional.of(CodeBlock.join(conditions, " && "));
    }

    /** Whether an item was written; empty if it is in any case. */
    Optional<CodeBlock> isBuilt(BuildFrame frame, int itemId, @Nullable BuildBlock known) {
        BuildBlock block = blockOf(itemId);
        List<CodeBlock> conditions = new ArrayList<>();
        isTaken(frame, block, known).ifPresent(conditions::add);
        if (item(itemId).presence().isPresent()) {
            conditions.add(wasGiven(frame, itemId));
        }
        return joined(conditions);
    }

    /** Whether an optional item was written. */
    CodeBlock wasGiven(BuildFrame frame, int itemId) {
        BuildFrame here = frame.in(blockOf(itemId).info());
        return item(itemId) instanceof Classify ? CodeBlock.of("$L >= 0", here.choice(itemId)) : here.isThere(itemId);
    }
}
