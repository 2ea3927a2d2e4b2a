package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.model.Classify;

/**
 * What a parse notes of a branch, so that its view need not find it again: which branch it is, and the ends of its items. This is done where a branch has to be walked to
 * find its end, which is not so where a window tells that; and not in elements of arrays, which are seldom looked into as soon as they have been validated.
 *
 * @param branchSlot the slot of the block around that has the branch's index
 * @param slots of the branch
 */
record BranchPlaces(BlockInfo block, int branchSlot, List<Integer> slots) {
    /** With fewer ends one behind the other, finding them again costs no more than keeping them. */
    private static final int FEWEST = 3;

    /** With more of them in all, views would be too large where they have to be allocated. */
    private static final int MOST = 16;

    BranchPlaces {
        slots = List.copyOf(slots);
    }

    /** What is noted of a branch, if anything is. */
    static Optional<BranchPlaces> of(BlockInfo block) {
        return block.role() instanceof BlockInfo.Role.BranchBody branch && areNoted(branch.classify())
                ? Optional.of(new BranchPlaces(
                        block, branch.classify().op().branchSlot().orElseThrow(), ends(block)))
                : Optional.empty();
    }

    /** Whether a slot of a block, which is in the block's own view, is noted by the parse. */
    static boolean areNoted(BlockInfo block, int slot) {
        boolean isBranch = block.classifies().stream()
                .anyMatch(info -> info.op().branchSlot().orElse(-1) == slot && areNoted(info));
        return isBranch
                || of(block).filter(places -> places.slots.contains(slot)).isPresent();
    }

    /** Whether anything in the branches of a block is noted. */
    static boolean areNotedIn(BlockInfo block) {
        return block.classifies().stream().anyMatch(BranchPlaces::areNoted);
    }

    /** Whether what is in the branches of a classify is noted. */
    static boolean areNoted(ClassifyInfo info) {
        PacketInfo packet = info.owner().packet();
        if (!packet.spec().isOn(Optimization.NOTED_PLACES) || !isCandidate(info)) {
            return false;
        }
        int count = inside(packet.body()).size();
        return 0 < count && count <= MOST;
    }

    /** Whether its branches are of the packet's own scope, and always walked. */
    private static boolean isCandidate(ClassifyInfo info) {
        Classify classify = info.classify();
        return info.op().branchSlot().isPresent()
                && classify.presence().isEmpty()
                && classify.window().isEmpty()
                && info.branches().size() > 1
                && isCandidate(info.owner());
    }

    private static boolean isCandidate(BlockInfo owner) {
        return owner.role() instanceof BlockInfo.Role.PacketBody
                || owner.role() instanceof BlockInfo.Role.BranchBody branch && isCandidate(branch.classify());
    }

    /** All that is noted in the branches of a block: their slots have the same numbers, as only one of them is there. */
    static Set<Integer> inside(BlockInfo block) {
        Set<Integer> slots = new TreeSet<>();
        addInside(block, slots);
        return depth(block) < FEWEST ? Set.of() : slots;
    }

    /** How many ends there are at most in a branch of a block and those inside it. */
    private static int depth(BlockInfo block) {
        return block.classifies().stream()
                .filter(BranchPlaces::isCandidate)
                .flatMap(info -> info.branches().stream())
                .mapToInt(branch -> ends(branch).size() + depth(branch))
                .max()
                .orElse(0);
    }

    private static void addInside(BlockInfo block, Set<Integer> slots) {
        for (ClassifyInfo info : block.classifies()) {
            if (isCandidate(info)) {
                slots.add(info.op().branchSlot().getAsInt());
                for (BlockInfo branch : info.branches()) {
                    slots.addAll(ends(branch));
                    addInside(branch, slots);
                }
            }
        }
    }

    /** Those that the method which validates a branch has in variables at its end: others are inside something that may not be there. */
    private static List<Integer> ends(BlockInfo block) {
        return block.slots().values().stream()
                .filter(use -> use.isEnd() && block.ops().contains(use.op()))
                .map(SlotUse::slot)
                .toList();
    }

    /** Statements of that method that note them, if the caller wants that. */
    CodeBlock note(SkipFrame frame) {
        BlockInfo.Role.BranchBody branch = (BlockInfo.Role.BranchBody) block.role();
        CodeBlock places = frame.get(Var.Basic.PLACES);
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("if ($L != null)", places);
        code.addStatement(
                "$L = $L", PlacesClass.get(branchSlot), branch.branch().index());
        for (int slot : slots) {
            code.addStatement("$L = $L", PlacesClass.get(slot), frame.get(new Var.Slot(slot)));
        }
        return code.endControlFlow().build();
    }

    /** What the view around has of a variable that {@link TrustedFrame#knowingPlaces} asks for; empty if it is none that the parse noted. */
    Optional<CodeBlock> given(Var var, Frame around) {
        boolean isOwn = var instanceof Var.Slot slot && areNoted(block, slot.number());
        return isOwn || var instanceof Var.Noted
                ? Optional.of(around.get(new Var.Noted(var.number())))
                : Optional.empty();
    }
}
