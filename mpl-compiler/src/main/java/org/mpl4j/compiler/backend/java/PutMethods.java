package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;

/**
 * Makes the methods by which a block is built from a view of one that was read: they give what the view's accessors return by the methods that callers have, so that whatever holds
 * for these holds for views, too.
 */
final class PutMethods {
    /** The method that gives all that a view has. */
    static final String PUT = "put";

    private static final String VIEW = "view";

    private final BuilderClass builder;
    private final BuildBlock block;

    PutMethods(BuilderClass builder, BuildBlock block) {
        this.builder = builder;
        this.block = block;
    }

    /** Gives all that a view of the block has. */
    MethodSpec all() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(PUT).addParameter(view(), VIEW);
        if (builder.scope().isPacket() && block.parent() == null) {
            method.addModifiers(Modifier.PUBLIC)
                    .addJavadoc(
                            "For generated code: gives all that a view has.\n\n@param $L what was read\n@hidden\n",
                            VIEW);
        } else {
            method.addModifiers(Modifier.PRIVATE);
        }
        List<Offer> offers = block.offers();
        for (int i = 0; i < offers.size(); i++) {
            Optional<PutRun> run = isPacketAlone() ? Optional.empty() : PutRun.at(builder, block, offers.get(i));
            if (run.isPresent()) {
                method.addCode(run.get().copy(VIEW));
                i += run.get().offers().size() - 1;
            } else {
                method.addCode(give(offers.get(i)));
            }
        }
        return method.build();
    }

    /** A statement that appends all bytes of a view. */
    static CodeBlock copy(String path, CodeBlock view) {
        return path.isEmpty()
                ? statement("out.putBytes(null, $1L.buffer(), $1L.startOffset(), $1L.endOffset())", view)
                : statement("out.putBytes($2S, $1L.buffer(), $1L.startOffset(), $1L.endOffset())", view, path);
    }

    private static CodeBlock statement(String format, Object... arguments) {
        return CodeBlock.builder().addStatement(format, arguments).build();
    }

    /** The class of the block's views; elements that are nothing but a packet are views of that. */
    private TypeName view() {
        return isPacketAlone() ? array().element() : block.info().className();
    }

    private boolean isPacketAlone() {
        return block.info().role() instanceof BlockInfo.Role.ElementBody
                && array().single().isPresent();
    }

    private ArrayInfo array() {
        return block.info().ofElement();
    }

    private CodeBlock give(Offer offer) {
        Item item = offer.item();
        if (isPacketAlone()) {
            return statement("$L($L)", offer.name(), VIEW);
        }
        MemberNames names = block.info().memberNames();
        String accessor =
                item instanceof Field field && field.enumeration().isPresent() ? names.raw(item) : names.accessor(item);
        String name = item instanceof Classify ? names.accessor(item) : offer.name();
        CodeBlock given = statement("$L($L.$L())", name, VIEW, accessor);
        return item.presence().isEmpty()
                ? given
                : CodeBlock.builder()
                        .beginControlFlow("if ($L.$L())", VIEW, names.has(item))
                        .add(given)
                        .endControlFlow()
                        .build();
    }

    /** The method that takes whatever branch a view has. */
    OfferMethod branch(Offer offer, Classify classify) {
        ClassifyInfo info = block.info().classify(classify.id());
        CodeBlock.Builder code = CodeBlock.builder();
        int last = classify.branches().size() - 1;
        for (int i = 0; i < last; i++) {
            CodeBlock bound = putsSomething(info, i) ? CodeBlock.of(" branch") : CodeBlock.of("");
            CodeBlock test = CodeBlock.of(
                    "if ($L instanceof $T$L)", VIEW, info.branches().get(i).className(), bound);
            if (i == 0) {
                code.beginControlFlow("$L", test);
            } else {
                code.nextControlFlow("else $L", test);
            }
            code.addStatement(take(info, i, CodeBlock.of("branch")));
        }
        if (last > 0) {
            code.nextControlFlow("else");
        }
        code.addStatement(take(
                info, last, CodeBlock.of("(($T) $L)", info.branches().get(last).className(), VIEW)));
        if (last > 0) {
            code.endControlFlow();
        }
        MethodDoc doc = new MethodDoc("Takes the branch of " + Docs.code(classify.name())
                        + " that was read, with all that is in it, and gives its tag where that has several values.")
                .param(VIEW, "the branch, of any packet")
                .returns("what may be given next")
                .thrown(RuntimeTypes.BUILD_EXCEPTION, "if something in it does not fit");
        return new OfferMethod(
                block.info().memberNames().accessor(classify),
                List.of(ParameterSpec.builder(info.type(), VIEW).build()),
                doc,
                builder.stages().at(block, Stages.target(block, offer)),
                code.add(end(offer)).build());
    }

    private boolean putsSomething(ClassifyInfo info, int branch) {
        return !inner(info, branch).offers().isEmpty() || takesTag(info, branch);
    }

    private BuildBlock inner(ClassifyInfo info, int branch) {
        return block.branches(info).get(branch);
    }

    private static boolean takesTag(ClassifyInfo info, int branch) {
        return BranchTag.isOpen(info.owner(), info.classify(), branch);
    }

    private CodeBlock take(ClassifyInfo info, int branch, CodeBlock view) {
        BlockInfo body = info.branches().get(branch);
        CodeBlock tag = takesTag(info, branch) ? CodeBlock.of("$L.$L()", view, BranchTag.name(body)) : CodeBlock.of("");
        CodeBlock chosen = CodeBlock.of("$L($L)", block.branchMethod(info, branch), tag);
        BuildBlock inner = inner(info, branch);
        return inner.offers().isEmpty()
                ? chosen
                : CodeBlock.of("(($T) $L).$L($L)", builder.part(inner), chosen, PUT, view);
    }

    /** What could still be given to a branch is left out; others have ended by themselves. */
    private CodeBlock end(Offer offer) {
        ClassifyInfo info = block.info().classify(offer.item().id());
        boolean isOpen = block.branches(info).stream().anyMatch(BuildBlock::isOpenEnded);
        return isOpen
                ? CodeBlock.builder()
                        .add(builder.steps().ensure(block, offer.step() + 1))
                        .add(builder.arrive(block, offer.index() + 1, block))
                        .build()
                : CodeBlock.builder()
                        .addStatement("return $L", builder.self(block, offer.index() + 1, block))
                        .build();
    }
}
