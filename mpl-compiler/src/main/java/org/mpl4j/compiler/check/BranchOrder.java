package org.mpl4j.compiler.check;

import java.util.Comparator;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.PacketType;

/** In which order the values of a tag stand: 64-bit fields are unsigned unless they say otherwise, parameters are signed. */
final class BranchOrder {
    private BranchOrder() {}

    static Comparator<Long> of(PacketType packet, Classify classify) {
        return isSigned(packet, classify) ? Comparator.naturalOrder() : Long::compareUnsigned;
    }

    static boolean isSigned(PacketType packet, Classify classify) {
        if (classify.tag() instanceof Expr.FieldValue field) {
            return packet.field(field.itemId()).type() instanceof FieldType.Int type && type.signed();
        }
        return true;
    }
}
