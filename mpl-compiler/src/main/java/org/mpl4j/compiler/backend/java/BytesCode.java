package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;

/** A Java expression for a run of bytes. */
sealed interface BytesCode {
    /** As an object of the runtime's class Bytes. */
    CodeBlock object();

    /** Bytes of the packet, which need no object as long as nobody asks for one. */
    record Region(CodeBlock buffer, Code from, Code to) implements BytesCode {
        @Override
        public CodeBlock object() {
            return CodeBlock.of("$T.between($L, $L, $L)", RuntimeTypes.BYTES, buffer, from.text(), to.text());
        }
    }

    /** An object that is there. */
    record Value(CodeBlock object) implements BytesCode {}

    /** Whether the two are equal. */
    static Code areEqual(BytesCode one, BytesCode other) {
        if (one instanceof Region region && other instanceof Value value) {
            return Code.primary(
                    Code.Num.BOOLEAN,
                    "$L.isAt($L, $L, $L)",
                    value.object(),
                    region.buffer(),
                    region.from().text(),
                    region.to().text());
        }
        return one instanceof Value && other instanceof Region
                ? areEqual(other, one)
                : Code.primary(Code.Num.BOOLEAN, "$L.equals($L)", one.object(), other.object());
    }
}
