package org.mpl4j.compiler.backend.jqwik;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.mpl4j.compiler.model.Bytes;
import org.mpl4j.compiler.model.ComparedValues;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;

/** Makes expressions for arbitraries of numbers and bytes in which those with a meaning, as fields and parameters are compared with them, are more frequent. */
final class KnownValues {
    private final PacketTests tests;
    private final ClassName support;

    KnownValues(PacketTests tests) {
        this.tests = tests;
        this.support = tests.support();
    }

    /** Values of a parameter that is not a condition. */
    CodeBlock param(Param param) {
        if (param.kind() == ValueKind.INT) {
            return numbers("longs", 0, 255, tags(param));
        }
        return bytesOf(CodeBlock.of("$T.bytes(0, 16, 1)", support), texts(true, param.index()));
    }

    /** A parameter has no width, so that these are the numbers that it is compared with, or small ones if there are none. */
    LongStream tags(Param param) {
        long[] compared = numbers(true, param.index()).toArray();
        return compared.length > 0 ? Arrays.stream(compared) : LongStream.range(0, 6);
    }

    LongStream numbers(boolean isParam, int id) {
        return tests.outlines().compared().numbers(tests.name(), new ComparedValues.Variable(isParam, id)).stream()
                .mapToLong(number -> number);
    }

    Stream<Bytes> texts(boolean isParam, int id) {
        return tests.outlines().compared().texts(tests.name(), new ComparedValues.Variable(isParam, id)).stream();
    }

    CodeBlock numbers(String method, long min, long max, LongStream tags) {
        return CodeBlock.of("$T.$L($L, $L$L)", support, method, literal(min), literal(max), list(tags));
    }

    /** With a comma before each. */
    static String list(LongStream tags) {
        return tags.distinct()
                .sorted()
                .mapToObj(number -> ", " + literal(number))
                .collect(Collectors.joining());
    }

    CodeBlock bytesOf(CodeBlock other, Stream<Bytes> texts) {
        List<CodeBlock> tags =
                texts.distinct().map(text -> CodeBlock.of(", $S", hex(text))).toList();
        return tags.isEmpty() ? other : CodeBlock.of("$T.bytesOf($L$L)", support, other, CodeBlock.join(tags, ""));
    }

    static String literal(long number) {
        return number == Long.MIN_VALUE ? "Long.MIN_VALUE" : number + "L";
    }

    private static String hex(Bytes bytes) {
        return HexFormat.of().formatHex(bytes.toArray());
    }
}
