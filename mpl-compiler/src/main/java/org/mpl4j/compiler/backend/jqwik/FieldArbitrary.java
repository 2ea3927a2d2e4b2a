package org.mpl4j.compiler.backend.jqwik;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.mpl4j.compiler.layout.Size;
import org.mpl4j.compiler.model.Bytes;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;

/** Makes an expression for an arbitrary of the values of one field. */
final class FieldArbitrary {
    private static final String DNS_NAME = "org.mpl4j.runtime.codec.DnsName";
    private static final String MPINT = "org.mpl4j.runtime.codec.Mpint";

    /** Runs that a small field counts: only those are ever as long as can be. */
    private static final int LONGEST = 1024;

    private static final int MOST_SIZES = 16;

    private final Field field;
    private final String type;
    private final PacketTests tests;
    private final ClassName support;
    private final KnownValues known;

    FieldArbitrary(Field field, String type, PacketTests tests) {
        this.field = field;
        this.type = type;
        this.tests = tests;
        this.support = tests.support();
        this.known = new KnownValues(tests);
    }

    CodeBlock code() {
        return switch (type) {
            case "boolean" -> CodeBlock.of("$T.flag()", support);
            case "float" -> CodeBlock.of("$T.floats()", support);
            case "double" -> CodeBlock.of("$T.doubles()", support);
            case "int" -> number("ints", any -> true);
            case "long" -> number("longs", any -> true);
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

    CodeBlock number(String method, LongPredicate isPossible) {
        long[] bounds = bounds();
        long min = field.attributes().min().flatMap(FieldArbitrary::constant).orElse(bounds[0]);
        long max = field.attributes().max().flatMap(FieldArbitrary::constant).orElse(bounds[1]);
        LongStream named = field.enumeration().stream()
                .flatMap(enumeration -> enumeration.constants().stream())
                .map(EnumType.Constant::value)
                .flatMap(value -> constant(value).stream())
                .mapToLong(value -> value);
        return known.numbers(
                method,
                min,
                max,
                Stream.of(named, known.numbers(false, field.id()), sizes(max))
                        .flatMapToLong(numbers -> numbers)
                        .filter(value -> value >= min && value <= max)
                        .filter(isPossible));
    }

    /** Numbers that are a size of something else are seldom large. */
    private LongStream sizes(long max) {
        boolean isSize = max > LONGEST
                && tests.layout().packet().items().stream()
                        .flatMap(item -> SizedContent.size(item).stream())
                        .anyMatch(size -> SizedContent.isOf(size, field));
        return isSize ? LongStream.rangeClosed(0, MOST_SIZES) : LongStream.empty();
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
        Stream<Bytes> named = field.enumeration().stream()
                .flatMap(enumeration -> enumeration.constants().stream())
                .filter(one -> one.value() instanceof Expr.BytesConst)
                .map(one -> ((Expr.BytesConst) one.value()).value());
        return known.bytesOf(run(), Stream.concat(named, known.texts(false, field.id())));
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
        Size size = tests.layout().place(field.id()).size();
        long prefix = field.type() instanceof FieldType.PrefixedString string ? string.prefixBits() : 0;
        long longest = (size.maxBits() - prefix) / 8;
        return longest <= LONGEST
                ? CodeBlock.of("$T.bytesUpTo($L, $L)", support, longest, step)
                : CodeBlock.of("$T.bytes(0, -1, $L)", support, step);
    }

    private static Optional<Long> constant(Expr expr) {
        if (expr instanceof Expr.IntConst number) {
            return Optional.of(number.value());
        }
        return expr instanceof Expr.BoolConst flag ? Optional.of(flag.value() ? 1L : 0L) : Optional.empty();
    }
}
