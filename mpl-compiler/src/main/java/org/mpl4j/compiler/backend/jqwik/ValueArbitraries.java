package org.mpl4j.compiler.backend.jqwik;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mpl4j.compiler.backend.BuilderOutline;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Bytes;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.QualifiedName;

/** Makes expressions for arbitraries of the values that a builder is given: a list, with a value a step. */
final class ValueArbitraries {
    private static final String DNS_NAME = "org.mpl4j.runtime.codec.DnsName";
    private static final String MPINT = "org.mpl4j.runtime.codec.Mpint";

    private final PacketTests tests;
    private final ClassName support;

    ValueArbitraries(PacketTests tests) {
        this.tests = tests;
        this.support = tests.support();
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
        return ContentCode.isSure(step) ? value : CodeBlock.of("$T.maybe($L)", support, value);
    }

    private CodeBlock value(BuilderOutline.Step step) {
        if (step instanceof BuilderOutline.Value value) {
            return new FieldArbitrary(value).code();
        } else if (step instanceof BuilderOutline.Packet packet) {
            return nested(packet.item().target());
        } else if (step instanceof BuilderOutline.Elements elements) {
            return elements(elements);
        }
        return choice((BuilderOutline.Choice) step);
    }

    private CodeBlock nested(QualifiedName target) {
        return CodeBlock.of("$T.values(depth - 1)", tests.outlines().arbitrariesOf(target));
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
        return isDeep(way.steps())
                ? CodeBlock.of("\n() -> depth > 0 ? $L : null", all)
                : CodeBlock.of("\n() -> $L", all);
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
        return field == null
                ? CodeBlock.of("$T.$L(0, 255)", support, method)
                : new FieldArbitrary(field, way.tagType()).code();
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

    /** The values of one field. */
    private final class FieldArbitrary {
        private final Field field;
        private final String type;

        FieldArbitrary(BuilderOutline.Value value) {
            this(value.item(), value.type());
        }

        FieldArbitrary(Field field, String type) {
            this.field = field;
            this.type = type;
        }

        CodeBlock code() {
            return switch (type) {
                case "boolean" -> CodeBlock.of("$T.flag()", support);
                case "float" -> CodeBlock.of("$T.floats()", support);
                case "double" -> CodeBlock.of("$T.doubles()", support);
                case "int" -> number("ints");
                case "long" -> number("longs");
                case DNS_NAME -> CodeBlock.of("$T.names()", support);
                case MPINT -> CodeBlock.of("$T.mpints()", support);
                default -> field.type() instanceof FieldType.Extern extern ? foreign(extern) : bytes();
            };
        }

        private CodeBlock foreign(FieldType.Extern extern) {
            return CodeBlock.of(
                    "$T.foreign($T.INSTANCE)",
                    support,
                    ClassName.bestGuess(extern.codecClass().replace('$', '.')));
        }

        private CodeBlock number(String method) {
            long[] bounds = bounds();
            long min =
                    field.attributes().min().flatMap(ValueArbitraries::constant).orElse(bounds[0]);
            long max =
                    field.attributes().max().flatMap(ValueArbitraries::constant).orElse(bounds[1]);
            String tags = field.enumeration().stream()
                    .flatMap(enumeration -> enumeration.constants().stream())
                    .map(EnumType.Constant::value)
                    .flatMap(value -> constant(value).stream())
                    .filter(value -> value >= min && value <= max)
                    .map(value -> ", " + value + "L")
                    .collect(Collectors.joining());
            return CodeBlock.of("$T.$L($L, $L$L)", support, method, literal(min), literal(max), tags);
        }

        private long[] bounds() {
            FieldType of = field.type();
            if (of instanceof FieldType.QuicInt) {
                return new long[] {0, (1L << 62) - 1};
            }
            int bits = 64;
            if (of instanceof FieldType.Bits bitField) {
                bits = bitField.fixedWidth().orElse(1);
            } else if (of instanceof FieldType.Int number) {
                bits = number.bits();
            } else if (of instanceof FieldType.Bool) {
                bits = 1;
            }
            if (of instanceof FieldType.Int number && number.signed()) {
                return new long[] {-1L << (bits - 1), ~(-1L << (bits - 1))};
            }
            return bits == 64 ? new long[] {Long.MIN_VALUE, Long.MAX_VALUE} : new long[] {0, (1L << bits) - 1};
        }

        private CodeBlock bytes() {
            List<String> tags = field.enumeration().stream()
                    .flatMap(enumeration -> enumeration.constants().stream())
                    .filter(one -> one.value() instanceof Expr.BytesConst)
                    .map(one -> hex(((Expr.BytesConst) one.value()).value()))
                    .toList();
            if (tags.isEmpty()) {
                return run();
            }
            CodeBlock texts =
                    tags.stream().map(tag -> CodeBlock.of(", $S", tag)).collect(CodeBlock.joining(""));
            return CodeBlock.of("$T.bytesOf($L$L)", support, run(), texts);
        }

        private CodeBlock run() {
            if (field.type() instanceof FieldType.Delimited delimited) {
                byte[] ends = delimited.delimiter().toArray();
                String list = IntStream.range(0, ends.length)
                        .mapToObj(i -> Integer.toString(ends[i] & 0xff))
                        .collect(Collectors.joining(", "));
                return CodeBlock.of("$T.bytesWithout($L)", support, list);
            }
            int step = Math.max(1, field.attributes().alignBits() / 8);
            if (field.type() instanceof FieldType.ByteArray array && array.length() instanceof Expr.IntConst length) {
                return CodeBlock.of("$T.bytes($L, $L, $L)", support, length.value(), length.value(), step);
            }
            return CodeBlock.of("$T.bytes(0, -1, $L)", support, step);
        }
    }

    private static String literal(long number) {
        return number == Long.MIN_VALUE ? "Long.MIN_VALUE" : number + "L";
    }

    private static String hex(Bytes bytes) {
        return java.util.HexFormat.of().formatHex(bytes.toArray());
    }

    private static java.util.Optional<Long> constant(Expr expr) {
        if (expr instanceof Expr.IntConst number) {
            return java.util.Optional.of(number.value());
        }
        return expr instanceof Expr.BoolConst flag
                ? java.util.Optional.of(flag.value() ? 1L : 0L)
                : java.util.Optional.empty();
    }
}
