package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;

/** Writes stores of bytes that are known beforehand, as numbers of 8, 4, 2 and 1 bytes. */
final class ConstantStore {
    private ConstantStore() {}

    /** A statement that stores some of the bytes: {@code size}, a power of two up to 8, from {@code at}. */
    static CodeBlock of(CodeBlock buffer, CodeBlock index, byte[] content, int at, int size) {
        return CodeBlock.builder()
                .addStatement("$L.put$L($L, $L)", buffer, method(size), index, literal(number(content, at, size), size))
                .build();
    }

    /**
     * Statements that store all of the bytes, at least one, behind each other; the last two stores may overlap.
     *
     * @param start the name of the variable that has the index of the first
     */
    static CodeBlock all(CodeBlock buffer, String start, byte[] content) {
        int size = Math.min(Long.BYTES, Integer.highestOneBit(content.length));
        CodeBlock.Builder code = CodeBlock.builder();
        for (int i = 0; i < content.length; i += size) {
            int at = Math.min(i, content.length - size);
            CodeBlock index = at == 0 ? CodeBlock.of("$L", start) : CodeBlock.of("$L + $L", start, at);
            code.add(of(buffer, index, content, at, size));
        }
        return code.build();
    }

    /** The number that bytes are, most significant first. */
    static long number(byte[] content, int at, int size) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | content[at + i] & 0xff;
        }
        return value;
    }

    private static String method(int size) {
        return switch (size) {
            case 1 -> "";
            case 2 -> "Short";
            case 4 -> "Int";
            default -> "Long";
        };
    }

    private static String literal(long value, int size) {
        return switch (size) {
            case 1 -> "(byte) " + Code.literalText(value);
            case 2 -> "(short) " + Code.literalText(value);
            case 4 -> Code.literalText((int) value);
            default -> "0x" + Long.toHexString(value) + "L";
        };
    }
}
