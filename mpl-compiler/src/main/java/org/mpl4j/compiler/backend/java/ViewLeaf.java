package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.LeafBranches;

/**
 * Adds {@code statecall()} to the view of a packet, and to those of its branches: the number of the leaf that the packet is. Where a branch has a choice of its own, and
 * the packet's view does not know it, a static method of the branch finds it without making a view.
 */
final class ViewLeaf {
    /** What the method is called, in views and in builders. */
    static final String NAME = "statecall";

    private static final String INSIDE = "leafNumber";

    private ViewLeaf() {}

    /** A static method of a branch, and what it needs. */
    record Finder(MethodSpec method, List<Var> parameters) {
        /** The method of a branch that has several leaves. */
        static Finder of(BlockInfo branch) {
            CodeBlock.Builder code = CodeBlock.builder();
            TrustedFrame frame = TrustedFrame.knowingEnd(branch, code, Set.of());
            CodeBlock number = new InFrame(frame).of(branch);
            MethodSpec.Builder method = MethodSpec.methodBuilder(INSIDE)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .returns(TypeName.INT)
                    .addCode(code.build())
                    .addStatement("return $L", number);
            frame.addParameters(method);
            return new Finder(method.build(), frame.parameters());
        }
    }

    /** The number in a view, or in a static method. */
    private static final class InFrame extends LeafNumber {
        private final Frame frame;

        InFrame(Frame frame) {
            this.frame = frame;
        }

        @Override
        CodeBlock taken(ClassifyInfo classify) {
            return frame.get(new Var.Slot(classify.op().branchSlot().orElseThrow()));
        }

        @Override
        CodeBlock inside(ClassifyInfo classify, int branch) {
            BlockInfo block = classify.branches().get(branch);
            Finder finder = block.code().leaf();
            CodeBlock arguments = finder.parameters().stream()
                    .map(var -> ClassifyAccessors.argument(frame, classify, var))
                    .collect(CodeBlock.joining(", "));
            return CodeBlock.of("$T.$N($L)", block.className(), finder.method(), arguments);
        }
    }

    static void add(Members members) {
        BlockInfo block = members.block();
        if (!LeafBranches.areTold(block.packet().type())) {
            if (block.role() instanceof BlockInfo.Role.PacketBody) {
                add(members, CodeBlock.of("0"));
            }
            return;
        }
        if (block.role() instanceof BlockInfo.Role.PacketBody) {
            add(members, new InFrame(members.frame()).of(block));
        } else {
            first(block).ifPresent(first -> {
                CodeBlock own = new InFrame(members.frame()).of(block);
                boolean isConstant = block.classifies().isEmpty();
                CodeBlock constant = CodeBlock.of("$L", first);
                add(members, isConstant ? constant : first == 0 ? own : CodeBlock.of("$L + $L", first, own));
            });
        }
    }

    private static void add(Members members, CodeBlock number) {
        members.add(method().addStatement("return $L", number).build());
    }

    private static MethodSpec.Builder method() {
        return Members.getter(
                NAME,
                TypeName.INT,
                CodeBlock.of(
                        "{@return which of the packet's statecalls this is, as policies count them: from 0, in the order of its branches}\n"));
    }

    /** The method of the interface of a classify's branches, if each branch has it. */
    static Optional<MethodSpec> ofAny(ClassifyInfo classify) {
        boolean isTold = LeafBranches.areTold(classify.owner().packet().type());
        return isTold && first(classify.branches().get(0)).isPresent()
                ? Optional.of(method().addModifiers(Modifier.ABSTRACT).build())
                : Optional.empty();
    }

    /** The number of the first leaf in a branch, if the branch alone tells that: no classify is beside it or those around it. */
    static Optional<Long> first(BlockInfo block) {
        if (block.role() instanceof BlockInfo.Role.PacketBody) {
            return Optional.of(0L);
        }
        return block.role() instanceof BlockInfo.Role.BranchBody branch ? first(branch) : Optional.empty();
    }

    private static Optional<Long> first(BlockInfo.Role.BranchBody branch) {
        ClassifyInfo info = branch.classify();
        if (info.owner().classifies().size() > 1) {
            return Optional.empty();
        }
        long start = info.classify().presence().isPresent() ? 1 : 0;
        for (Classify.Branch before :
                info.classify().branches().subList(0, branch.branch().index())) {
            start += LeafBranches.count(before.body());
        }
        long inOwner = start;
        return first(info.owner()).map(outer -> outer + inOwner);
    }
}
