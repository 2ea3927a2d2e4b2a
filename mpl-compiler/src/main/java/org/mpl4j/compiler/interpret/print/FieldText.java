package org.mpl4j.compiler.interpret.print;

import org.mpl4j.compiler.interpret.value.EnumShape;
import org.mpl4j.compiler.interpret.value.FieldKind;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ScopeValue;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.text.Show;
import org.mpl4j.runtime.text.TreePrinter;

/** Values of fields in words. */
public final class FieldText {
    /** Of long runs of bytes, so many are shown. */
    private static final int SHOWN_BYTES = 32;

    private static final int SHOWN_TEXT_BYTES = 120;

    private final Palette palette;

    public FieldText(Palette palette) {
        this.palette = palette;
    }

    /** The value of a field that is there. */
    public String of(FieldShape field, ScopeValue scope) {
        if (field.kind().isNumber()) {
            return number(field, scope);
        }
        if (field.kind().isBytes()) {
            return content(field, scope);
        }
        String text = field.kind() == FieldKind.FLOAT
                ? real(field, scope)
                : field.codec().toText(field.foreign(scope));
        return palette.paint(Palette.Role.VALUE, text);
    }

    private String number(FieldShape field, ScopeValue scope) {
        long number = field.number(scope);
        EnumShape enumeration = field.enumeration();
        String tag = enumeration == null ? null : enumeration.tag(number);
        String plain = plain(field, scope, number);
        return tag == null ? palette.paint(Palette.Role.VALUE, plain) : tagged(tag, plain);
    }

    private String tagged(String tag, String plain) {
        return palette.paint(Palette.Role.TAG, tag) + " " + palette.paint(Palette.Role.NOTE, "(" + plain + ")");
    }

    private static String plain(FieldShape field, ScopeValue scope, long number) {
        if (field.isFlag()) {
            return Boolean.toString(number != 0);
        }
        Show show = field.show();
        if (show != null) {
            int width = field.kind() == FieldKind.BITS
                    ? field.widthOf(scope)
                    : field.bits() == 0 ? Long.SIZE : field.bits();
            return show.format(number, width);
        }
        return field.isUnsigned64() ? Long.toUnsignedString(number) : Long.toString(number);
    }

    private static String real(FieldShape field, ScopeValue scope) {
        double value = field.real(scope);
        return field.bits() == 32 ? Float.toString((float) value) : Double.toString(value);
    }

    private String content(FieldShape field, ScopeValue scope) {
        Bytes content = field.content(scope);
        EnumShape enumeration = field.enumeration();
        String tag = enumeration == null ? null : enumeration.tag(content);
        String shown = shown(field, content);
        return tag == null ? shown : tagged(tag, shown);
    }

    private String shown(FieldShape field, Bytes content) {
        Show show = field.show();
        if (show == Show.TEXT || show == null && field.kind() != FieldKind.BYTES) {
            return shortened(content, SHOWN_TEXT_BYTES, TreePrinter.quoted(head(content, SHOWN_TEXT_BYTES)));
        }
        if (show != null && show != Show.HEX && content.length() <= SHOWN_BYTES) {
            return palette.paint(Palette.Role.VALUE, show.format(content));
        }
        return shortened(content, SHOWN_BYTES, head(content, SHOWN_BYTES).hex());
    }

    private static Bytes head(Bytes content, int most) {
        return content.slice(0, Math.min(content.length(), most));
    }

    private String shortened(Bytes content, int most, String head) {
        if (content.isEmpty()) {
            return palette.paint(Palette.Role.NOTE, "(empty)");
        }
        String shown = palette.paint(Palette.Role.VALUE, head);
        return content.length() <= most
                ? shown
                : shown + palette.paint(Palette.Role.NOTE, ".. (" + content.length() + " bytes)");
    }
}
