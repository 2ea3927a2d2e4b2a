package org.mpl4j.compiler.backend.jqwik;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** Makes {@code PProperties}: what holds of every packet, as default methods that jqwik runs. */
final class PropertiesGenerator {
    private static final ClassName PROPERTY = ClassName.get("net.jqwik.api", "Property");
    private static final ClassName PROVIDE = ClassName.get("net.jqwik.api", "Provide");
    private static final ClassName FOR_ALL = ClassName.get("net.jqwik.api", "ForAll");
    private static final ClassName ARBITRARY = ClassName.get("net.jqwik.api", "Arbitrary");
    private static final ClassName BUFFER = ClassName.get("java.nio", "ByteBuffer");
    private static final ClassName PARSE_EXCEPTION = ClassName.get("org.mpl4j.runtime", "ParseException");

    private final PacketTests tests;
    private final String prefix;
    private final CodeBlock arguments;

    PropertiesGenerator(PacketTests tests) {
        this.tests = tests;
        String name = tests.packet().simpleName();
        this.prefix = Character.toLowerCase(name.charAt(0)) + name.substring(1);
        this.arguments = PacketTests.passed(tests.params(), "input.", "()");
    }

    TypeSpec.Builder generate() {
        ClassName type = tests.outlines().propertiesOf(tests.name());
        TypeSpec.Builder properties = TypeSpec.interfaceBuilder(type)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "What holds of every packet {@code $L}: {@code class $LTest implements $L {}} tests it.\n",
                        tests.name().name(),
                        tests.packet().simpleName(),
                        type.simpleName())
                .addMethod(provider("Built", "inputs", "Packets that were built."))
                .addMethod(provider("Mutated", "nearValid", "Bytes that are almost packets."))
                .addMethod(isRead())
                .addMethod(isRefused());
        if (tests.outline().isRefreshable()) {
            properties.addMethod(isRefreshed());
        }
        return properties;
    }

    private MethodSpec provider(String suffix, String from, String doc) {
        return MethodSpec.methodBuilder(prefix + suffix)
                .addJavadoc("$L\n\n@return what properties are tried with\n", doc)
                .addAnnotation(PROVIDE)
                .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
                .returns(ParameterizedTypeName.get(ARBITRARY, tests.input()))
                .addStatement("return $T.$L()", tests.arbitraries(), from)
                .build();
    }

    private MethodSpec.Builder property(String name, String inputs, String doc) {
        return MethodSpec.methodBuilder(prefix + name)
                .addJavadoc("$L\n\n@param input to be tried\n", doc)
                .addAnnotation(PROPERTY)
                .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
                .addParameter(ParameterSpec.builder(tests.input(), "input")
                        .addAnnotation(AnnotationSpec.builder(FOR_ALL)
                                .addMember("value", "$S", prefix + inputs)
                                .build())
                        .build());
    }

    private MethodSpec isRead() {
        return property(
                        "IsReadAsItWasBuilt",
                        "Built",
                        "A packet that was built is read, breaks no rule, and is what it is among other bytes, too.")
                .addJavadoc("@throws $T if it is not read\n", PARSE_EXCEPTION)
                .addException(PARSE_EXCEPTION)
                .addStatement(
                        "var packet = $T.parseStrict($T.wrap(input.bytes())$L)", tests.packet(), BUFFER, arguments)
                .addStatement(check("packet.byteLength() == input.bytes().length", "is not read to its end"))
                .addStatement(
                        "var among = $T.parse($T.among(input.bytes(), 0xa5)$L)",
                        tests.packet(),
                        tests.support(),
                        arguments)
                .addStatement(check("packet.equals(among)", "is another packet among other bytes"))
                .addStatement(check("packet.toString().equals(among.toString())", "looks different among other bytes"))
                .build();
    }

    private MethodSpec isRefused() {
        return property(
                        "IsReadOrRefused",
                        "Mutated",
                        "Other bytes are read as a packet, or refused as declared; a packet can be looked at.")
                .beginControlFlow("try")
                .addStatement(
                        "var packet = $T.parse($T.among(input.bytes(), 0)$L)",
                        tests.packet(),
                        tests.support(),
                        arguments)
                .addStatement("packet.violations()")
                .addStatement(check("packet.byteLength() <= input.bytes().length", "is read beyond its end"))
                .addStatement(check("!packet.toString().isEmpty()", "has no text"))
                .addStatement(
                        "var again = $T.parse($T.among(input.bytes(), 0xa5)$L)",
                        tests.packet(),
                        tests.support(),
                        arguments)
                .addStatement(check("packet.equals(again)", "is another packet among other bytes"))
                .nextControlFlow("catch ($T e)", PARSE_EXCEPTION)
                .addStatement(check("e.getMessage() != null", "is refused without a reason"))
                .endControlFlow()
                .build();
    }

    private MethodSpec isRefreshed() {
        return property("IsRefreshedToItself", "Built", "Refreshing a packet that was built changes nothing.")
                .addJavadoc("@throws $T if it is not read\n", PARSE_EXCEPTION)
                .addException(PARSE_EXCEPTION)
                .addStatement("var copy = input.bytes().clone()")
                .addStatement("$T.parse($T.wrap(copy)$L).refresh()", tests.packet(), BUFFER, arguments)
                .addStatement(
                        "$T.check($T.equals(copy, input.bytes()), $S, input)",
                        tests.support(),
                        java.util.Arrays.class,
                        "is refreshed to something else")
                .build();
    }

    private CodeBlock check(String holds, String otherwise) {
        return CodeBlock.of("$T.check($L, $S, input)", tests.support(), holds, otherwise);
    }
}
