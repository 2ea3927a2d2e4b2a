package org.mpl4j.compiler.backend.jqwik;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
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

    /** Values of a parameter that is not a condition: it has no width, so that there are small numbers, and those that it is compared with. */
    CodeBlock param(Param param) {
        if (param.kind() == ValueKind.INT) {
            LongStream small = LongStream.range(0, 6);
            return numbers("longs", 0, 255, LongStream.concat(small, numbers(true, param.index())));
        }
        return bytesOf(CodeBlock.of("$T.bytes(0, 16, 1)", support), texts(true, param.index()));
    }

    LongStream numbers(boolean isParam, int id) {
        return tests.outlines().compared().numbers(tests.name(), new ComparedValues.Variable(isParam, id)).stream()
                .mapToLong(number -> number);
    }

    Stream<Bytes> texts(boolean isParam, int id) {
        return tests.outlines().compared().texts(tests.name(), new ComparedValues.Variable(isParam, id)).stream();
    }

    CodeBlock numbers(String method, long min, long max, LongStream tags) {
        String list = tags.distinct()
                .sorted()
                .mapToObj(number -> ", " + literal(number))
                .collect(Collectors.joining());
        return CodeBlock.of("$T.$L($L, $L$L)", support, method, literal(min), literal(max), list);
    }

    CodeBlock bytesOf(CodeBlock other, Stream<Bytes> texts) {
        List<CodeBlock> tags =
                texts.distinct().map(text -> CodeBlock.of(", $S", hex(text))).toList();
        return tags.isEmpty() ? other : CodeBlock.of("$T.bytesOf($L$L)", support, other, CodeBlock.join(tags, ""));
    }

    private static String literal(long number) {
        return number == Long.MIN_VALUE ? "Long.MIN_VALUE" : number + "L";
    }

    private static String hex(Bytes bytes) {
        return HexFormat.of().formatHex(bytes.toArray());
    }
}
