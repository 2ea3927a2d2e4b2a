package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Attributes.ShowFormat;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;

/** Makes the methods by which the caller of a builder gives fields, nested packets, lists and branches. */
final class OfferMethods {
    private final BuilderClass builder;
    private final BuildBlock block;
    private final Offer offer;
    private final StepWriting steps;
    private final Stages stages;

    OfferMethods(BuilderClass builder, BuildBlock block, Offer offer) {
        this.builder = builder;
        this.block = block;
        this.offer = offer;
        this.steps = builder.steps();
        this.stages = builder.stages();
    }

    List<OfferMethod> generate() {
        Item item = offer.item();
        if (item instanceof Classify classify) {
            return new BranchMethods(builder, block, offer, classify).generate();
        } else if (item instanceof NestedPacket nested) {
            return List.of(
                    method(
                            "content",
                            builder.contentOf(nested),
                            new NestedWriting(builder, block, nested).ofContent("content")),
                    method("view", builder.viewOf(nested), new NestedWriting(builder, block, nested).ofView("view")));
        } else if (item instanceof ArrayItem array) {
            return arrays(array);
        }
        return field((Field) item);
    }

    private ClassName returned() {
        return stages.at(block, Stages.target(block, offer));
    }

    private MethodDoc doc(Item item) {
        String doc = item.doc().map(text -> ": " + Docs.escape(text)).orElse("");
        return new MethodDoc("Gives " + Docs.code(item.name()) + (doc.isEmpty() ? "." : doc));
    }

    private OfferMethod method(String parameter, TypeName type, CodeBlock action) {
        MethodDoc doc = doc(offer.item())
                .param(parameter, "the value")
                .returns("what may be given next")
                .thrown(RuntimeTypes.BUILD_EXCEPTION, "if it does not fit");
        return new OfferMethod(
                offer.name(), List.of(ParameterSpec.builder(type, parameter).build()), doc, returned(), whole(action));
    }

    /** The action with what comes before and after it. */
    private CodeBlock whole(CodeBlock action) {
        CodeBlock.Builder code = CodeBlock.builder();
        Item item = offer.item();
        if (item.presence().isPresent()) {
            String flag = block.info().variable(item.id(), "IsThere");
            code.add(builder.scope().variables().assign(flag, CodeBlock.of("true")));
        }
        code.add(steps.ensure(block, offer.step())).add(action);
        if (!offer.isInRun()) {
            code.add(steps.after(block, offer.step()));
        }
        return code.add(builder.arrive(block, Stages.target(block, offer), block))
                .build();
    }

    // Fields

    private List<OfferMethod> field(Field field) {
        FieldJava java = FieldJava.of(field);
        Binding binding = block.info().packet().plan().binding(field.id());
        boolean isDecided = binding instanceof Binding.Tag || binding instanceof Binding.FromChild;
        CodeBlock action = isDecided ? decide(field, java) : write(field);
        List<OfferMethod> methods = new ArrayList<>();
        methods.add(method("value", java.type(), action));
        if (field.enumeration().isPresent()) {
            methods.add(overload("value", EnumTypes.of(block.info(), field), enumValue(java)));
        }
        if (java.kind() == FieldJava.Kind.BYTES) {
            methods.add(overload("value", ArrayTypeName.of(TypeName.BYTE), bytes()));
        }
        addText(field, java, methods);
        if (!isDecided && FieldWriting.takesPayload(field)) {
            methods.add(method("content", RuntimeTypes.PAYLOAD_WRITER, payload(field)));
        }
        return methods;
    }

    private CodeBlock bytes() {
        return CodeBlock.of("$T.wrap(value)", RuntimeTypes.BYTES);
    }

    private static CodeBlock enumValue(FieldJava java) {
        return java.kind() == FieldJava.Kind.INT ? CodeBlock.of("(int) value.value()") : CodeBlock.of("value.value()");
    }

    /** A method that calls the one of the field's own type. */
    private OfferMethod overload(String parameter, TypeName type, CodeBlock converted) {
        OfferMethod like = method(parameter, type, CodeBlock.of(""));
        CodeBlock body = CodeBlock.builder()
                .addStatement("return $L($L)", offer.name(), converted)
                .build();
        return new OfferMethod(like.name(), like.parameters(), like.doc(), like.returned(), body);
    }

    private CodeBlock write(Field field) {
        FieldWriting writing = new FieldWriting(builder.scope().frame(block), block, field);
        return offer.isInRun() ? writing.put(CodeBlock.of("value")) : writing.append(CodeBlock.of("value"));
    }

    private CodeBlock payload(Field field) {
        return new FieldWriting(builder.scope().frame(block), block, field).appendPayload(CodeBlock.of("content"));
    }

    private CodeBlock decide(Field field, FieldJava java) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (!offer.isInRun()) {
            code.add(new FieldWriting(builder.scope().frame(block), block, field).reserve());
            // Its place counts from what has been written up to now.
            code.add(steps.slots(block, field));
        }
        CodeBlock value = java.kind() == FieldJava.Kind.BOOLEAN ? CodeBlock.of("value ? 1 : 0") : CodeBlock.of("value");
        return code.addStatement(builder.tags().decide(field, value)).build();
    }

    /** Strings for what people write as text. */
    private void addText(Field field, FieldJava java, List<OfferMethod> methods) {
        ShowFormat show = field.attributes().show().orElse(null);
        if (java.kind() == FieldJava.Kind.EXTERN) {
            CodeBlock codec = CodeBlock.of("$T", SpecTypes.codecOf((FieldType.Extern) field.type()));
            methods.add(overload("text", RuntimeTypes.STRING, CodeBlock.of("$L.INSTANCE.fromText(text)", codec)));
        } else if (java.kind() == FieldJava.Kind.BYTES && isText(field, show)) {
            methods.add(overload("text", RuntimeTypes.STRING, CodeBlock.of("$T.ofUtf8(text)", RuntimeTypes.BYTES)));
        } else if (show != null && java.kind() == FieldJava.Kind.BYTES) {
            methods.add(overload(
                    "text",
                    RuntimeTypes.STRING,
                    CodeBlock.of("$T.$L.parseBytes(text)", RuntimeTypes.SHOW, show.name())));
        } else if (isAddress(show) && java.isNumber() && java.kind() != FieldJava.Kind.BOOLEAN) {
            String cast = java.kind() == FieldJava.Kind.INT ? "(int) " : "";
            methods.add(overload(
                    "text",
                    RuntimeTypes.STRING,
                    CodeBlock.of("$L$T.$L.parseNumber(text, $L)", cast, RuntimeTypes.SHOW, show, java.bits())));
        }
    }

    private static boolean isText(Field field, @Nullable ShowFormat show) {
        return show == ShowFormat.TEXT || show == null && !(field.type() instanceof FieldType.ByteArray);
    }

    private static boolean isAddress(@Nullable ShowFormat show) {
        return show == ShowFormat.IPV4 || show == ShowFormat.IPV6 || show == ShowFormat.MAC;
    }

    // What is made of other things

    private List<OfferMethod> arrays(ArrayItem array) {
        ListBuilder list = builder.list(block, array);
        BuildFrame frame = builder.scope().frame(block);
        return List.of(
                array(array, "content", list.consumer(), "to add the elements", list.byFunction(frame)),
                array(array, "elements", list.views(), "elements that were read", list.byViews(frame)));
    }

    private OfferMethod array(ArrayItem array, String parameter, TypeName type, String what, CodeBlock action) {
        MethodDoc doc = doc(array)
                .param(parameter, what)
                .returns("what may be given next")
                .thrown(RuntimeTypes.BUILD_EXCEPTION, "if one of them does not fit");
        return new OfferMethod(
                offer.name(), List.of(ParameterSpec.builder(type, parameter).build()), doc, returned(), whole(action));
    }
}
