package org.mpl4j.compiler.backend.jqwik;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.backend.BuilderOutline;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;

/** A parameter that a branch decides: what it is, computed of the values that a builder is given. */
final class DecidedParam {
    private final PacketTests tests;
    private final Param param;
    private final ClassName support;

    DecidedParam(PacketTests tests, Param param) {
        this.tests = tests;
        this.param = param;
        this.support = tests.support();
    }

    /** Whether some step is sure to decide it. */
    boolean isKnown() {
        return java().isPresent();
    }

    /** An expression over {@code values}. */
    Optional<CodeBlock> java() {
        List<BuilderOutline.Step> steps = tests.outline().steps();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof BuilderOutline.Choice choice
                    && choice.isRequired()
                    && choice.item().tag() instanceof Expr.ParamValue value
                    && value.index() == param.index()) {
                Optional<CodeBlock> java = java(choice, CodeBlock.of("$T.list(values).get($L)", support, i));
                if (java.isPresent()) {
                    return java;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<CodeBlock> java(BuilderOutline.Choice choice, CodeBlock chosen) {
        CodeBlock.Builder code = CodeBlock.builder().add("switch ($T.way($L)) {\n$>", support, chosen);
        for (BuilderOutline.Way way : choice.ways()) {
            Optional<CodeBlock> value = value(choice, way, CodeBlock.of("$T.list($L)", support, chosen));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            code.add("case $L -> $L;\n", way.branch().index(), value.get());
        }
        return Optional.of(
                code.add("default -> throw $T.tooDeep();\n$<}", support).build());
    }

    private Optional<CodeBlock> value(BuilderOutline.Choice choice, BuilderOutline.Way way, CodeBlock values) {
        Classify.Pattern pattern = way.branch().pattern();
        if (!way.tagType().isEmpty()) {
            return Optional.of(CodeBlock.of("($T) $L.get(1)", PacketTests.typeOf(param), values));
        } else if (pattern instanceof Classify.Pattern.IntRange range && range.isSingle()) {
            return Optional.of(CodeBlock.of("$LL", range.first()));
        } else if (pattern instanceof Classify.Pattern.Bool flag) {
            return Optional.of(CodeBlock.of("$L", flag.value()));
        } else if (pattern instanceof Classify.Pattern.Text text) {
            String hex = HexFormat.of().formatHex(text.value().toArray());
            return Optional.of(CodeBlock.of("$T.ofHex($S)", PacketTests.typeOf(param), hex));
        }
        return param.kind() == ValueKind.INT ? solved(choice, way, values) : Optional.empty();
    }

    /** As the size of something in the branch. */
    private Optional<CodeBlock> solved(BuilderOutline.Choice choice, BuilderOutline.Way way, CodeBlock values) {
        KnownNumbers known = KnownNumbers.none(tests);
        tests.outline().given().stream()
                .filter(KnownNumbers::isNumber)
                .forEach(given -> known.tag(
                        new Expr.ParamValue(
                                given.index(), given.kind(), choice.item().span()),
                        CodeBlock.of("$L", PacketTests.nameOf(given))));
        for (int i = 0; i < way.steps().size(); i++) {
            if (ContentCode.isSure(way.steps().get(i))
                    && way.steps().get(i).item() instanceof Field field
                    && field.type() instanceof FieldType.ByteArray
                    && field.attributes().alignBits() == 0) {
                known.size(field.id(), CodeBlock.of("$L.get($L)", values, i + 1));
            }
        }
        return binding()
                .flatMap(tag -> tag.computed(choice.item().id(), way.branch().index()))
                .flatMap(derived -> known.orNull(derived.value())
                        .map(value ->
                                derived.divisor() == 1 ? value : CodeBlock.of("$L / $LL", value, derived.divisor())));
    }

    private Optional<Binding.Tag> binding() {
        return tests.plan().reportedParams().get(param.index()) instanceof Binding.Tag tag
                ? Optional.of(tag)
                : Optional.empty();
    }
}
