package org.mpl4j.compiler.dissect.condition;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.dissect.syntax.Term;
import org.mpl4j.compiler.interpret.value.EnumShape;
import org.mpl4j.compiler.interpret.value.FieldKind;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ScopeValue;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.runtime.Bytes;

/** Compares a field with a value that is known beforehand. */
interface FieldTest {
    boolean test(FieldShape field, ScopeValue scope);

    /** The test of a field of that shape; null if such a field can never have such a value. */
    static @Nullable FieldTest of(FieldShape field, Term.Operator operator, Term value) {
        if (field.kind().isNumber()) {
            return operator == Term.Operator.CONTAINS ? null : ofNumber(field, operator, value);
        }
        if (field.kind().isBytes()) {
            return ofBytes(field, operator, value);
        }
        if (field.kind() == FieldKind.FLOAT) {
            return value instanceof Term.Number number && operator != Term.Operator.CONTAINS
                    ? (f, scope) -> Ordering.holds(operator, Double.compare(f.real(scope), number.value()))
                    : null;
        }
        return value instanceof Term.Text text
                ? new TextTest(operator, withoutRoot(text.content().utf8()))
                : null;
    }

    private static @Nullable FieldTest ofNumber(FieldShape field, Term.Operator operator, Term value) {
        if (value instanceof Term.Address address) {
            return ofAddress(field, operator, address);
        }
        Long number = numberOf(field, value);
        if (number == null) {
            return null;
        }
        long expected = number;
        return field.isUnsigned64()
                ? (f, scope) -> Ordering.holds(operator, Long.compareUnsigned(f.number(scope), expected))
                : (f, scope) -> Ordering.holds(operator, Long.compare(f.number(scope), expected));
    }

    private static @Nullable Long numberOf(FieldShape field, Term value) {
        if (value instanceof Term.Number number) {
            return number.value();
        }
        if (value instanceof Term.Flag flag) {
            return field.isFlag() || field.bits() == 1 ? Long.valueOf(flag.value() ? 1 : 0) : null;
        }
        EnumShape enumeration = field.enumeration();
        Expr constant = value instanceof Term.Tag tag && enumeration != null
                ? enumeration.value(tag.name()).orElse(null)
                : null;
        if (constant instanceof Expr.IntConst integer) {
            return integer.value();
        }
        return constant instanceof Expr.BoolConst flag ? Long.valueOf(flag.value() ? 1 : 0) : null;
    }

    /** An address in an integer of its width. */
    private static @Nullable FieldTest ofAddress(FieldShape field, Term.Operator operator, Term.Address address) {
        int bits = address.content().length() * 8;
        if (bits != field.bits()) {
            return null;
        }
        int ignored = bits - address.prefixBits();
        long expected = 0;
        for (int i = 0; i < address.content().length(); i++) {
            expected = expected << 8 | address.content().uint8(i);
        }
        long prefix = ignored == Long.SIZE ? 0 : expected >>> ignored;
        return (f, scope) ->
                Ordering.holds(operator, Long.compare(ignored == Long.SIZE ? 0 : f.number(scope) >>> ignored, prefix));
    }

    private static @Nullable FieldTest ofBytes(FieldShape field, Term.Operator operator, Term value) {
        if (value instanceof Term.Address address
                && address.prefixBits() < address.content().length() * 8) {
            return operator == Term.Operator.CONTAINS ? null : new PrefixTest(operator, address);
        }
        Bytes expected = contentOf(field, value);
        if (expected == null) {
            return null;
        }
        return operator == Term.Operator.CONTAINS
                ? (f, scope) -> PrefixTest.contains(f.content(scope), expected)
                : (f, scope) -> Ordering.holds(operator, f.content(scope).compareTo(expected));
    }

    private static @Nullable Bytes contentOf(FieldShape field, Term value) {
        if (value instanceof Term.Text text) {
            return text.content();
        }
        if (value instanceof Term.Address address) {
            return address.content();
        }
        if (value instanceof Term.Number number) {
            return hex(number.text());
        }
        EnumShape enumeration = field.enumeration();
        Expr constant = value instanceof Term.Tag tag && enumeration != null
                ? enumeration.value(tag.name()).orElse(null)
                : null;
        return constant instanceof Expr.BytesConst bytes
                ? Bytes.wrap(bytes.value().toArray())
                : null;
    }

    /** {@code 0x0a0b} stands for two bytes where bytes are compared. */
    private static @Nullable Bytes hex(String text) {
        boolean isHex = text.startsWith("0x") && text.length() % 2 == 0;
        return isHex ? Bytes.wrap(HexFormat.of().parseHex(text, 2, text.length())) : null;
    }

    /** A name with or without the dot of the DNS root is the same name. */
    private static String withoutRoot(String name) {
        return name.length() > 1 && name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** A field of an extern type, as the text that it is shown as. */
    record TextTest(Term.Operator operator, String expected) implements FieldTest {
        @Override
        public boolean test(FieldShape field, ScopeValue scope) {
            String text = withoutRoot(field.codec().toText(field.foreign(scope)));
            return operator == Term.Operator.CONTAINS
                    ? text.contains(expected)
                    : Ordering.holds(operator, text.compareTo(expected));
        }
    }

    /** The first bits of a field against those of an address of the same length. */
    record PrefixTest(Term.Operator operator, Term.Address address) implements FieldTest {
        @Override
        public boolean test(FieldShape field, ScopeValue scope) {
            Bytes content = field.content(scope);
            return content.length() == address.content().length() && Ordering.holds(operator, compare(content));
        }

        private int compare(Bytes content) {
            int whole = address.prefixBits() >> 3;
            int order = content.slice(0, whole).compareTo(address.content().slice(0, whole));
            int rest = address.prefixBits() & 7;
            return order != 0 || rest == 0
                    ? order
                    : Integer.compare(
                            content.uint8(whole) >> 8 - rest, address.content().uint8(whole) >> 8 - rest);
        }

        static boolean contains(Bytes content, Bytes part) {
            for (int at = 0; at + part.length() <= content.length(); at++) {
                if (content.slice(at, at + part.length()).equals(part)) {
                    return true;
                }
            }
            return false;
        }
    }
}
