package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mpl4j.compiler.backend.BackendContext;
import org.mpl4j.compiler.backend.BuilderOutline;
import org.mpl4j.compiler.backend.BuilderOutlines;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.pipeline.CompiledSpec;

/** The outlines of the builders that {@link JavaBackend} makes. */
public final class JavaBuilderOutlines implements BuilderOutlines {
    @Override
    public BuilderOutline of(QualifiedName name, CompiledSpec spec, BackendContext context) {
        SpecInfo info = new SpecInfo(spec, context);
        PacketInfo packet = info.packet(name);
        ClassName className = packet.className();
        BuildScope scope = new BuildScope(
                packet.body(), null, className.nestedClass("Writer"), StageNames.of(className), Set.of());
        boolean isRefreshable = packet.generate().build().methodSpecs().stream()
                .anyMatch(method -> method.name().equals("refresh"));
        return new BuilderOutline(
                className.packageName(),
                className.simpleName(),
                scope.parameters().given(),
                isRefreshable,
                steps(scope.body()));
    }

    private static List<BuilderOutline.Step> steps(BuildBlock block) {
        List<BuilderOutline.Step> steps = new ArrayList<>();
        block.offers().forEach(offer -> steps.add(step(block, offer)));
        return steps;
    }

    private static BuilderOutline.Step step(BuildBlock block, Offer offer) {
        Item item = offer.item();
        if (item instanceof NestedPacket nested) {
            return new BuilderOutline.Packet(nested, offer.isRequired(), offer.name());
        } else if (item instanceof ArrayItem array) {
            return elements(block, offer, array);
        } else if (item instanceof Classify classify) {
            return new BuilderOutline.Choice(classify, offer.isRequired(), ways(block, classify));
        }
        Field field = (Field) item;
        Binding binding = block.info().packet().plan().binding(field.id());
        boolean mayBeForbidden = binding instanceof Binding.Tag || binding instanceof Binding.FromChild;
        return new BuilderOutline.Value(
                field,
                offer.isRequired(),
                mayBeForbidden,
                offer.name(),
                text(FieldJava.of(field).type()));
    }

    private static BuilderOutline.Elements elements(BuildBlock block, Offer offer, ArrayItem array) {
        BuildScope scope = new BuildScope(
                block.info().array(array.id()).body(),
                block.scope(),
                block.scope().className().nestedClass("Some"),
                block.scope().stageNames().within("Some"),
                Set.of());
        List<Offer> offers = scope.body().offers();
        boolean isSingle = offers.size() == 1
                && offers.get(0).isRequired()
                && !(offers.get(0).item() instanceof Classify);
        return new BuilderOutline.Elements(array, offer.isRequired(), offer.name(), steps(scope.body()), isSingle);
    }

    private static List<BuilderOutline.Way> ways(BuildBlock block, Classify classify) {
        ClassifyInfo info = block.info().classify(classify.id());
        List<BuildBlock> branches = block.branches(info);
        List<BuilderOutline.Way> ways = new ArrayList<>();
        for (Classify.Branch branch : classify.branches()) {
            int index = branch.index();
            ways.add(new BuilderOutline.Way(
                    branch,
                    block.branchMethod(info, index),
                    takesTag(block, classify, index) ? text(tagType(block, classify)) : "",
                    steps(branches.get(index))));
        }
        return ways;
    }

    private static boolean takesTag(BuildBlock block, Classify classify, int branch) {
        return BranchTag.binding(block.info(), classify)
                .filter(tag -> tag.takesArgument(classify.id(), branch))
                .isPresent();
    }

    private static TypeName tagType(BuildBlock block, Classify classify) {
        return classify.tag() instanceof Expr.FieldValue value
                ? FieldJava.of((Field) block.info().item(value.itemId())).type()
                : SpecTypes.ofParameter(classify.tag().kind());
    }

    private static String text(TypeName type) {
        return type instanceof ClassName name ? name.canonicalName() : type.toString();
    }
}
