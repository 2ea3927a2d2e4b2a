package org.mpl4j.compiler.backend.jqwik;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mpl4j.compiler.backend.BuilderOutline;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.NestedPacket;

/** Makes expressions for arbitraries of the values that a builder is given: a list, with a value a step. */
final class ValueArbitraries {
    private final PacketTests tests;
    private final ClassName support;
    private final KnownValues known;
    private final KnownNumbers params;

    ValueArbitraries(PacketTests tests) {
        this.tests = tests;
        this.support = tests.support();
        this.known = new KnownValues(tests);
        this.params = new KnownNumbers(tests);
    }

    /** An {@code Arbitrary<Object>} of a list. */
    CodeBlock all(List<BuilderOutline.Step> steps) {
        return CodeBlock.of("$T.all($L)", support, arguments(steps));
    }

    private CodeBlock arguments(List<BuilderOutline.Step> steps) {
        return steps.stream().map(this::step).collect(CodeBlock.joining(", "));
    }

    private CodeBlock step(BuilderOutline.Step step) {
        CodeBlock value = value(step);
        if (ContentCode.isSure(step)) {
            return value;
        }
        return step.item()
                .presence()
                .flatMap(params::orNull)
                .map(isThere -> CodeBlock.of("$T.maybe($L, $L)", support, value, isThere))
                .orElseGet(() -> CodeBlock.of("$T.maybe($L)", support, value));
    }

    private CodeBlock value(BuilderOutline.Step step) {
        if (step instanceof BuilderOutline.Value value) {
            return new FieldArbitrary(value.item(), value.type(), tests).code();
        } else if (step instanceof BuilderOutline.Packet packet) {
            return nested(packet.item());
        } else if (step instanceof BuilderOutline.Elements elements) {
            return elements(elements);
        }
        return choice((BuilderOutline.Choice) step);
    }

    private CodeBlock nested(NestedPacket nested) {
        return CodeBlock.of(
                "$T.values(depth - 1$L)",
                tests.outlines().arbitrariesOf(nested.target()),
                tests.outlines().arguments(nested, params));
    }

    private CodeBlock elements(BuilderOutline.Elements elements) {
        ArrayItem.Bound bound = elements.item().bound();
        int least = elements.isRequired() ? 1 : 0;
        int most = -1;
        if (bound instanceof ArrayItem.Bound.Count count && count.count() instanceof Expr.IntConst number) {
            least = (int) number.value();
            most = least;
        }
        CodeBlock element = all(elements.element());
        return isDeep(elements.element())
                ? CodeBlock.of("$T.some($L, $L, depth > 0 ? $L : $L)", support, element, least, most, least)
                : CodeBlock.of("$T.some($L, $L, $L)", support, element, least, most);
    }

    /** The smallest first, as that is what a failing input shrinks to. */
    private CodeBlock choice(BuilderOutline.Choice choice) {
        List<BuilderOutline.Way> ways = new ArrayList<>(choice.ways());
        ways.sort(Comparator.comparing((BuilderOutline.Way way) -> isDeep(way.steps()))
                .thenComparing(way -> way.steps().size())
                .thenComparing(way -> way.tagType().isEmpty() ? 0 : 1));
        return CodeBlock.of(
                "$T.choice($>$L$<)",
                support,
                ways.stream().map(way -> way(choice.item(), way)).collect(CodeBlock.joining(", ")));
    }

    private CodeBlock way(Classify classify, BuilderOutline.Way way) {
        List<CodeBlock> values = new ArrayList<>();
        values.add(CodeBlock.of(
                "$T.just($L)",
                ClassName.get("net.jqwik.api", "Arbitraries"),
                way.branch().index()));
        if (!way.tagType().isEmpty()) {
            values.add(tag(classify, way));
        }
        way.steps().forEach(step -> values.add(step(step)));
        CodeBlock all = CodeBlock.of("$T.all($L)", support, CodeBlock.join(values, ", "));
        List<CodeBlock> conditions = new ArrayList<>();
        if (isDeep(way.steps())) {
            conditions.add(CodeBlock.of("depth > 0"));
        }
        way.branch().guard().flatMap(params::mayHold).ifPresent(conditions::add);
        return often(
                way,
                conditions.isEmpty()
                        ? CodeBlock.of("() -> $L", all)
                        : CodeBlock.of("() -> $L ? $L : null", CodeBlock.join(conditions, " && "), all));
    }

    private CodeBlock often(BuilderOutline.Way way, CodeBlock values) {
        int weight = tests.outlines().weights().of(way);
        return weight == 1 ? CodeBlock.of("\n$L", values) : CodeBlock.of("\n$T.often($L, $L)", support, weight, values);
    }

    private CodeBlock tag(Classify classify, BuilderOutline.Way way) {
        String method = way.tagType().equals("int") ? "ints" : "longs";
        if (way.tagType().equals("boolean")) {
            return CodeBlock.of("$T.flag()", support);
        } else if (!way.tagType().equals("int") && !way.tagType().equals("long")) {
            return CodeBlock.of("$T.bytes(0, 8, 1)", support);
        } else if (way.branch().pattern() instanceof Classify.Pattern.IntRange range) {
            return CodeBlock.of("$T.$L($LL, $LL)", support, method, range.first(), range.last());
        }
        Field field = classify.tag() instanceof Expr.FieldValue value
                ? tests.layout().packet().field(value.itemId())
                : null;
        if (classify.tag() instanceof Expr.ParamValue param) {
            return known.numbers(
                    method, 0, 255, known.numbers(true, param.index()).filter(number -> isLeft(number, classify)));
        }
        return field == null
                ? CodeBlock.of("$T.$L(0, 255)", support, method)
                : new FieldArbitrary(field, way.tagType(), tests).number(method, number -> isLeft(number, classify));
    }

    /** Whether no branch takes a number, so that it is left for the last branch. */
    private static boolean isLeft(long number, Classify classify) {
        return classify.branches().stream()
                .noneMatch(branch -> branch.guard().isEmpty()
                        && branch.pattern() instanceof Classify.Pattern.IntRange range
                        && range.first() <= number
                        && number <= range.last());
    }

    /** Whether steps lead to other packets, perhaps without end. */
    private static boolean isDeep(List<BuilderOutline.Step> steps) {
        return steps.stream().anyMatch(ValueArbitraries::isDeep);
    }

    private static boolean isDeep(BuilderOutline.Step step) {
        if (step instanceof BuilderOutline.Elements elements) {
            return isDeep(elements.element());
        } else if (step instanceof BuilderOutline.Choice choice) {
            return choice.ways().stream().allMatch(way -> isDeep(way.steps()));
        }
        return step instanceof BuilderOutline.Packet;
    }
}
