package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.Field;

/** What enumerations are called in Java, and how wide their values are. */
final class EnumTypes {
    private EnumTypes() {}

    /** The type of an enumerated field's values. */
    static ClassName of(BlockInfo block, Field field) {
        EnumType type = field.enumeration().orElseThrow();
        return type.sharedName().map(block.packet().spec().types()::of).orElseGet(() -> block.inlineEnum(field.id()));
    }

    /** What a value is on the wire. */
    static TypeName raw(EnumType type) {
        if (isOfBytes(type)) {
            return RuntimeTypes.BYTES;
        }
        return type.bits() < Integer.SIZE ? TypeName.INT : TypeName.LONG;
    }

    static boolean isOfBytes(EnumType type) {
        return type.bits() == 0;
    }
}
