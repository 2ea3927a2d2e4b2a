package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.TypeName;

/** Adds what every view has: where it lies. */
final class ViewBasics {
    private ViewBasics() {}

    static void add(Members members) {
        ViewFrame frame = members.frame();
        BlockInfo block = members.block();
        members.add(Members.override("buffer", RuntimeTypes.BYTE_BUFFER)
                .addStatement("return $L", frame.buffer())
                .build());
        members.add(Members.override("startOffset", TypeName.INT)
                .addStatement("return $L", frame.byteAt(block.placed().start()).text())
                .build());
        members.add(Members.override("endOffset", TypeName.INT)
                .addStatement("return $L", frame.byteAfter(block.end()).text())
                .build());
    }
}
