package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.layout.Scope;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Param;

/** What the tag of a branch is where branches decide it; and the method of views that tells it to builders, of branches that leave it open. */
final class BranchTag {
    private BranchTag() {}

    /** How the tag of a classify is bound, if it belongs to the classify's scope and that decides it. */
    static Optional<Binding.Tag> binding(BlockInfo owner, Classify classify) {
        Binding binding = null;
        if (classify.tag() instanceof Expr.FieldValue field && isInScope(owner, field.itemId())) {
            binding = owner.packet().plan().binding(field.itemId());
        } else if (classify.tag() instanceof Expr.ParamValue param
                && owner.scope().owner() == Scope.PACKET) {
            binding = owner.packet().plan().reportedParams().get(param.index());
        }
        return binding instanceof Binding.Tag found && found.deciders().contains(classify.id())
                ? Optional.of(found)
                : Optional.empty();
    }

    private static boolean isInScope(BlockInfo block, int itemId) {
        return block.packet().layout().scopeOf(itemId).owner() == block.scope().owner();
    }

    /** Whether who takes a branch has to say what its tag is. */
    static boolean isOpen(BlockInfo owner, Classify classify, int branch) {
        return binding(owner, classify)
                .filter(tag -> tag.takesArgument(classify.id(), branch))
                .isPresent();
    }

    /** What the tag of a branch is called in its view. */
    static String name(BlockInfo branch) {
        return branch.memberNames().tag(classify(branch));
    }

    private static Classify classify(BlockInfo branch) {
        return ((BlockInfo.Role.BranchBody) branch.role()).classify().classify();
    }

    /** Adds the method to the view of a branch that leaves its tag open. */
    static void add(Members members) {
        BlockInfo block = members.block();
        if (block.role() instanceof BlockInfo.Role.BranchBody body
                && isOpen(
                        body.classify().owner(),
                        body.classify().classify(),
                        body.branch().index())) {
            Expr tag = body.classify().classify().tag();
            members.add(MethodSpec.methodBuilder(name(block))
                    .addModifiers(Modifier.PRIVATE)
                    .returns(type(block, tag))
                    .addStatement("return $L", value(members.frame(), tag))
                    .build());
        }
    }

    private static TypeName type(BlockInfo block, Expr tag) {
        if (tag instanceof Expr.FieldValue value) {
            return FieldJava.of((Field) block.item(value.itemId())).type();
        }
        Param param = block.packet().type().params().get(((Expr.ParamValue) tag).index());
        return SpecTypes.ofParameter(param.kind());
    }

    private static CodeBlock value(ViewFrame frame, Expr tag) {
        return tag instanceof Expr.FieldValue value
                ? frame.pass(new Var.Fact(Var.Fact.Kind.VALUE, value.itemId()))
                : frame.get(new Var.Parameter(((Expr.ParamValue) tag).index()));
    }
}
