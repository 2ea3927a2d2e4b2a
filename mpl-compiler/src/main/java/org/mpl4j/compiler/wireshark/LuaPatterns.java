package org.mpl4j.compiler.wireshark;

import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Classify.Pattern;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.ValueKind;

/** When a branch is taken, with the tag in {@code t}. */
final class LuaPatterns {
    private LuaPatterns() {}

    static String condition(Classify classify, Classify.Branch branch, PacketType packet) {
        String pattern = pattern(branch.pattern(), classify.tag(), isUnsigned64(classify.tag(), packet));
        return branch.guard()
                .map(guard -> pattern + " and " + LuaExpressions.truth(guard))
                .orElse(pattern);
    }

    private static String pattern(Pattern pattern, Expr tag, boolean isUnsigned) {
        if (pattern instanceof Pattern.IntRange range) {
            String first = literal(range.first(), isUnsigned);
            return range.isSingle()
                    ? "t == " + first
                    : "t >= " + first + " and t <= " + literal(range.last(), isUnsigned);
        } else if (pattern instanceof Pattern.Bool truth) {
            return tag.kind() == ValueKind.BOOL ? "t == " + truth.value() : "M.truth(t) == " + truth.value();
        } else if (pattern instanceof Pattern.Text text) {
            return "t == " + LuaText.string(text.value());
        }
        return "true";
    }

    private static String literal(long value, boolean isUnsigned) {
        return isUnsigned ? LuaText.unsigned(value) : LuaText.number(value);
    }

    private static boolean isUnsigned64(Expr tag, PacketType packet) {
        if (!(tag instanceof Expr.FieldValue field)) {
            return false;
        }
        FieldType type = packet.field(field.itemId()).type();
        return type instanceof FieldType.VarInt
                || type instanceof FieldType.Bits
                || type instanceof FieldType.Int number && number.bits() == 64 && !number.signed();
    }
}
