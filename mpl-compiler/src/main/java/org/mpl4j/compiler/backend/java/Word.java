package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.stream.Collectors;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.model.Field;

/**
 * Up to eight bytes of neighbouring fixed fields that a builder keeps in a {@code long}, the last bit of the last field lowest, until the packet or element is
 * complete.
 *
 * @param name of the variable
 * @param start a whole byte
 */
record Word(String name, Place start, int byteLength, List<Field> fields) {
    Word {
        fields = List.copyOf(fields);
    }

    Place end() {
        return start.plusBits(byteLength * 8L);
    }

    /** Which fields it has. */
    String doc() {
        return fields.stream().map(field -> Docs.code(field.name())).collect(Collectors.joining(", "));
    }

    /** A statement that sets all of it. */
    static CodeBlock assign(CodeBlock variable, long content) {
        String literal = content == (int) content ? Code.literalText(content) : "0x" + Long.toHexString(content) + "L";
        return CodeBlock.builder().addStatement("$L = $L", variable, literal).build();
    }

    /** Statements that write it to its place: one store where there is one of its size. */
    CodeBlock store(BuildFrame frame) {
        CodeBlock.Builder code = CodeBlock.builder();
        int done = 0;
        while (done < byteLength) {
            int size = Integer.highestOneBit(byteLength - done);
            int below = (byteLength - done - size) * 8;
            CodeBlock variable = frame.word(this);
            CodeBlock value = below == 0 ? variable : CodeBlock.of("($L >>> $L)", variable, below);
            code.addStatement(
                    "$L.put$L",
                    frame.buffer(),
                    put(size, frame.byteAt(start.plusBits(done * 8L)).text(), value));
            done += size;
        }
        return code.build();
    }

    private static CodeBlock put(int size, CodeBlock at, CodeBlock value) {
        return switch (size) {
            case 1 -> CodeBlock.of("($L, (byte) $L)", at, value);
            case 2 -> CodeBlock.of("Short($L, (short) $L)", at, value);
            case 4 -> CodeBlock.of("Int($L, (int) $L)", at, value);
            default -> CodeBlock.of("Long($L, $L)", at, value);
        };
    }
}
