package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.model.LeafBranches;

/** Makes {@code statecall()} of builders that nothing is missing from: the number of the leaf that the packet will be. */
final class BuilderLeaf extends LeafNumber {
    private final BuildScope scope;

    private BuilderLeaf(BuildScope scope) {
        this.scope = scope;
    }

    @Override
    CodeBlock taken(ClassifyInfo classify) {
        BuildBlock owner = scope.blockOf(classify.classify().id());
        return scope.frame(owner).choice(classify.classify().id());
    }

    @Override
    CodeBlock inside(ClassifyInfo classify, int branch) {
        return of(classify.branches().get(branch));
    }

    /** Whether a packet has several leaves, so that its builder has to tell which it is. */
    static boolean isChoice(BuildScope scope) {
        return LeafBranches.count(scope.packet().type()) > 1;
    }

    private static MethodSpec.Builder method() {
        return MethodSpec.methodBuilder(ViewLeaf.NAME)
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.INT);
    }

    /** The method of the stage where nothing is missing. */
    static MethodSpec declaration(BuildScope scope) {
        MethodSpec.Builder method = method().addJavadoc(
                        new MethodDoc("Which of the packet's statecalls this will be, as policies count them.")
                                .returns("from 0, in the order of its branches")
                                .build());
        return isChoice(scope)
                ? method.addModifiers(Modifier.ABSTRACT).build()
                : method.addModifiers(Modifier.DEFAULT).addStatement("return 0").build();
    }

    /** The method of the class that builds. */
    static MethodSpec implementation(BuildScope scope) {
        return method().addAnnotation(RuntimeTypes.OVERRIDE)
                .addStatement(
                        "return $L", new BuilderLeaf(scope).of(scope.body().info()))
                .build();
    }

    /** The method of a branch's class. */
    static MethodSpec delegation(BuildScope scope) {
        return method().addAnnotation(RuntimeTypes.OVERRIDE)
                .addStatement("return $T.this.$L()", scope.className(), ViewLeaf.NAME)
                .build();
    }
}
