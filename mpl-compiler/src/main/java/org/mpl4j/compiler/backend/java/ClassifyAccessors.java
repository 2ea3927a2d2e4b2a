package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.model.Classify;

/** Adds the accessors of a classify (which branch was taken, the branch as a sealed type, each branch by itself) and the classes of its branches. */
final class ClassifyAccessors {
    private final Members members;
    private final ClassifyInfo info;
    private final Classify classify;
    private final ViewFrame frame;

    ClassifyAccessors(Members members, ClassifyInfo info) {
        this.members = members;
        this.info = info;
        this.classify = info.classify();
        this.frame = members.frame();
    }

    void add() {
        Presence.add(members, classify);
        members.add(getter(
                        members.names().kind(classify),
                        info.kind(),
                        Docs.returning("which branch of " + Docs.code(classify.name()) + " this is", Optional.empty()))
                .addStatement("return $T.of($L)", info.kind(), taken())
                .build());
        members.add(sealed());
        for (int i = 0; i < info.branches().size(); i++) {
            members.add(branch(i));
            if (frame.block().packet().spec().isReusable()) {
                members.add(pointing(i));
            }
        }
        if (info.branches().size() > 1) {
            members.add(check());
        }
        members.add(new ClassifyTypes(info)::sealed);
        members.add(new ClassifyTypes(info)::kind);
    }

    private CodeBlock taken() {
        return frame.get(new Var.Slot(info.op().branchSlot().orElseThrow()));
    }

    private MethodSpec.Builder getter(String name, TypeName type, CodeBlock doc) {
        MethodSpec.Builder method = Members.getter(name, type, doc);
        Presence.check(members, classify, method);
        return method;
    }

    private MethodSpec sealed() {
        MethodSpec.Builder method = getter(members.names().accessor(classify), info.type(), Docs.returning(classify));
        int last = info.branches().size() - 1;
        if (last > 0) {
            method.beginControlFlow("switch ($L)", taken());
            for (int i = 0; i < last; i++) {
                method.addCode("case $L:\n$>", i);
                method.addStatement("return $L", taken(members, info, i));
                method.addCode("$<");
            }
            method.addCode("default:\n$>");
            method.addStatement("return $L", taken(members, info, last));
            method.addCode("$<");
            method.endControlFlow();
        } else {
            method.addStatement("return $L", taken(members, info, last));
        }
        return method.build();
    }

    private MethodSpec branch(int index) {
        BlockInfo body = info.branches().get(index);
        String label = classify.branches().get(index).label();
        CodeBlock doc = CodeBlock.of(
                "{@return branch $L}\n\n@throws $T if another one was taken\n",
                Docs.code(label),
                IllegalStateException.class);
        ClassName type = body.className();
        MethodSpec.Builder method = getter(members.names().as(info, index), type, doc);
        checkTaken(method, index);
        CodeBlock fresh = body.code().view().fresh();
        return method.addStatement("return $L", create(frame, info, index, fresh))
                .build();
    }

    private MethodSpec pointing(int index) {
        String label = classify.branches().get(index).label();
        MethodSpec.Builder method = ReusableViews.pointing(
                members.names().as(info, index), info.branches().get(index).className(), "branch " + Docs.code(label));
        Presence.check(members, classify, method);
        checkTaken(method, index);
        CodeBlock target = CodeBlock.of(ReusableViews.TARGET);
        return method.addStatement("return $L", create(frame, info, index, target))
                .build();
    }

    private void checkTaken(MethodSpec.Builder method, int index) {
        if (info.branches().size() > 1) {
            method.addStatement("$L($L)", members.names().check(classify), index);
        }
    }

    /** In a method of its own, so that the accessors stay small enough to be inlined where they are called seldom: only then need no view be made. */
    private MethodSpec check() {
        return MethodSpec.methodBuilder(members.names().check(classify))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "wanted")
                .beginControlFlow("if ($L != wanted)", taken())
                .addStatement(
                        "throw $1T.branch($2T.of(wanted).label(), $2T.of($3L))",
                        RuntimeTypes.ABSENCE,
                        info.kind(),
                        taken())
                .endControlFlow()
                .build();
    }

    /** A new view of a branch that was taken. */
    static CodeBlock taken(Members members, ClassifyInfo info, int index) {
        ViewClass view = info.branches().get(index).code().view();
        return view.isNoted()
                ? CodeBlock.of("$L()", members.names().as(info, index))
                : create(members.frame(), info, index, view.fresh());
    }

    private static CodeBlock create(Frame frame, ClassifyInfo info, int index, CodeBlock target) {
        BlockInfo branch = info.branches().get(index);
        CodeBlock found = branch.code().view().create(var -> argument(frame, info, var), target);
        return branch.code()
                .view()
                .createNoted(
                        var -> BranchPlaces.of(branch)
                                .flatMap(places -> places.given(var, frame))
                                .orElseGet(() -> argument(frame, info, var)),
                        target)
                .map(noted -> CodeBlock.of("$L ? $L : $L", frame.get(Var.Basic.KNOWS_PLACES), noted, found))
                .orElse(found);
    }

    /** What a static method of a branch is given for a variable. */
    static CodeBlock argument(Frame frame, ClassifyInfo info, Var var) {
        boolean isWindowed = info.classify().window().isPresent();
        boolean isEnd = var == Var.Basic.END || var == Var.Basic.LIMIT && isWindowed;
        return isEnd ? frame.endOf(info.classify().id()).text() : frame.pass(var);
    }
}
