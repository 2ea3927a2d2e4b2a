package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Classify.Pattern;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;

/** Makes the methods that choose a branch: each writes the tag, or takes it where the branch leaves it open. */
final class BranchMethods {
    private final BuilderClass builder;
    private final BuildBlock block;
    private final Offer offer;
    private final ClassifyInfo info;
    private final Classify classify;
    private final Optional<Binding.Tag> tag;
    private final Optional<AppendedTag> appended;

    BranchMethods(BuilderClass builder, BuildBlock block, Offer offer, Classify classify) {
        this.builder = builder;
        this.block = block;
        this.offer = offer;
        this.classify = classify;
        this.info = block.info().classify(classify.id());
        this.tag = BranchTag.binding(block.info(), classify);
        this.appended = tag.flatMap(any -> AppendedTag.of(builder, block, offer, classify));
    }

    List<OfferMethod> generate() {
        List<OfferMethod> methods = new ArrayList<>();
        for (Classify.Branch branch : classify.branches()) {
            add(branch, methods);
        }
        methods.add(new PutMethods(builder, block).branch(offer, classify));
        return methods;
    }

    private void add(Classify.Branch branch, List<OfferMethod> methods) {
        boolean takesTag =
                tag.filter(t -> t.takesArgument(classify.id(), branch.index())).isPresent();
        if (!takesTag) {
            CodeBlock decision =
                    tag.isPresent() ? literal(branch) : CodeBlock.builder().build();
            methods.add(method(branch, List.of(), decision));
            return;
        }
        CodeBlock given = decide(isFlag() ? CodeBlock.of("tag ? 1 : 0") : CodeBlock.of("tag"));
        methods.add(
                method(branch, List.of(ParameterSpec.builder(tagType(), "tag").build()), given));
        enumeration()
                .ifPresent(type -> methods.add(
                        overload(branch, ParameterSpec.builder(type, "tag").build())));
        tag.flatMap(Binding.Tag::defaultValue)
                .ifPresent(value -> methods.add(method(branch, List.of(), decide(value(value)))));
    }

    private Optional<Field> field() {
        return classify.tag() instanceof Expr.FieldValue value
                ? Optional.of((Field) block.info().item(value.itemId()))
                : Optional.empty();
    }

    private Param param() {
        return builder.scope().parameters().params().get(((Expr.ParamValue) classify.tag()).index());
    }

    private TypeName tagType() {
        return field().map(field -> FieldJava.of(field).type()).orElseGet(() -> SpecTypes.ofParameter(param().kind()));
    }

    /** Whether the tag is a truth value that a method takes as a number. */
    private boolean isFlag() {
        return field().filter(field -> FieldJava.of(field).kind() == FieldJava.Kind.BOOLEAN)
                .isPresent();
    }

    private Optional<ClassName> enumeration() {
        return field().filter(field -> field.enumeration().isPresent())
                .map(field -> EnumTypes.of(builder.scope().blockOf(field.id()).info(), field));
    }

    private CodeBlock decide(CodeBlock value) {
        if (appended.isPresent()) {
            return appended.get().append(value);
        }
        CodeBlock call = field().isPresent()
                ? builder.tags().decide(field().get(), value)
                : builder.tags().decide(param(), value);
        return CodeBlock.builder().addStatement(call).build();
    }

    private CodeBlock literal(Classify.Branch branch) {
        Pattern pattern = branch.pattern();
        if (pattern instanceof Pattern.IntRange range && range.isSingle()) {
            return number(range.first());
        } else if (pattern instanceof Pattern.Bool flag) {
            Object value = field().isEmpty() ? (Object) flag.value() : flag.value() ? "1" : "0";
            return decide(CodeBlock.of("$L", value));
        } else if (pattern instanceof Pattern.Text text) {
            return appended.map(tag -> tag.append(text.value()))
                    .orElseGet(() -> decide(block.info().packet().constants().of(text.value())));
        }
        return CodeBlock.builder().build();
    }

    /** A number that nothing else decides is written at once ({@link Optimization#LITERAL_TAGS}): that it fits need not be asked. */
    private CodeBlock number(long tag) {
        CodeBlock literal = CodeBlock.of("$L", Code.literalText(tag));
        boolean isSure = field().filter(this::isSureNumber).isPresent()
                && builder.scope().packet().spec().isOn(Optimization.LITERAL_TAGS);
        if (!isSure) {
            return decide(literal);
        }
        BuildFrame frame = builder.scope().frame(block);
        return new FieldWriting(frame, block, field().get()).putConstant(tag);
    }

    private boolean isSureNumber(Field field) {
        return block.info().holds(field.id())
                && field.presence().isEmpty()
                && !TagWriting.needsFlag(block, field)
                && !TagWriting.isVariable(field)
                && FieldJava.of(field).isNumber()
                && FieldJava.of(field).kind() != FieldJava.Kind.BOOLEAN;
    }

    private CodeBlock value(Expr value) {
        BuildFrame frame = builder.scope().frame(block);
        ExprEmitter emitter = new ExprEmitter(frame, frame.placed(classify.id()).start());
        return value.kind() == ValueKind.BYTES
                ? emitter.content(value).object()
                : emitter.number(value).text();
    }

    private MethodDoc doc(Classify.Branch branch, boolean takesTag) {
        String doc = branch.doc().map(text -> ": " + Docs.escape(text)).orElse("");
        MethodDoc method = new MethodDoc("Takes the branch " + Docs.code(branch.label()) + doc);
        if (takesTag) {
            method.param("tag", "the value of the tag; none that another branch is for");
        }
        return method.returns("what may be given next")
                .thrown(RuntimeTypes.BUILD_EXCEPTION, "if something else says that it is another one");
    }

    private OfferMethod method(Classify.Branch branch, List<ParameterSpec> parameters, CodeBlock decision) {
        BuildBlock inner = block.branches(info).get(branch.index());
        String choice = block.info().variable(classify.id(), SlotUse.Kind.BRANCH.suffix());
        CodeBlock.Builder code = CodeBlock.builder();
        if (classify.presence().isPresent()) {
            // Flags that say that it is there are asked by what comes before it.
            code.add(builder.scope().variables().assign(choice, CodeBlock.of("$L", branch.index())));
        }
        code.add(
                decision.isEmpty() || appended.isEmpty()
                        ? builder.steps().ensure(block, offer.step())
                        : appended.get().ensure());
        code.add(builder.scope().variables().assign(choice, CodeBlock.of("$L", branch.index())));
        code.add(decision);
        code.add(builder.steps().enter(inner));
        code.add(inner.offers().isEmpty() ? builder.arrive(inner, 0, block) : builder.enter(inner));
        return new OfferMethod(
                block.branchMethod(info, branch.index()),
                parameters,
                doc(branch, !parameters.isEmpty()),
                builder.stages().at(inner, 0),
                code.build());
    }

    private OfferMethod overload(Classify.Branch branch, ParameterSpec parameter) {
        OfferMethod like = method(branch, List.of(parameter), CodeBlock.of(""));
        FieldJava java = FieldJava.of(field().orElseThrow());
        CodeBlock body = CodeBlock.builder()
                .addStatement(
                        "return $L($L)",
                        like.name(),
                        java.kind() == FieldJava.Kind.INT
                                ? CodeBlock.of("(int) tag.value()")
                                : CodeBlock.of("tag.value()"))
                .build();
        return new OfferMethod(like.name(), like.parameters(), like.doc(), like.returned(), body);
    }
}
