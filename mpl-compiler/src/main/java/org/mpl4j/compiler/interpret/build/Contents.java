package org.mpl4j.compiler.interpret.build;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.value.EnumShape;
import org.mpl4j.compiler.interpret.value.FieldKind;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.text.Show;

/** Turns drafts into the bytes of byte arrays and strings, and into the values of codecs. */
final class Contents {
    private Contents() {}

    /**
     * What a draft stands for in a byte array or string.
     *
     * @throws BuildException if it stands for nothing there
     */
    static Bytes of(FieldShape field, Draft draft) {
        if (draft instanceof Draft.Octets octets) {
            return octets.value();
        }
        if (draft instanceof Draft.Text text) {
            return ofText(field, text.value());
        }
        if (draft instanceof Draft.Group group) {
            return ofGroup(field, group);
        }
        throw BuildException.invalid(field.name(), "must be text, is " + draft.kind());
    }

    private static Bytes ofText(FieldShape field, String text) {
        Bytes tagged = ofTag(field, text);
        if (tagged != null) {
            return tagged;
        }
        Show show = field.show();
        if (show == null) {
            return field.kind() == FieldKind.BYTES ? hex(field, text) : Bytes.ofUtf8(text);
        }
        try {
            return show.parseBytes(text);
        } catch (IllegalArgumentException e) {
            throw BuildException.invalid(field.name(), "is the text \"" + text + "\": " + e.getMessage());
        }
    }

    private static @Nullable Bytes ofTag(FieldShape field, String text) {
        EnumShape enumeration = field.enumeration();
        return enumeration != null && enumeration.value(text).orElse(null) instanceof Expr.BytesConst constant
                ? Bytes.wrap(constant.value().toArray())
                : null;
    }

    private static Bytes hex(FieldShape field, String digits) {
        try {
            return Bytes.ofHex(digits);
        } catch (IllegalArgumentException e) {
            throw BuildException.invalid(field.name(), "must be bytes in hexadecimal, is the text \"" + digits + "\"");
        }
    }

    private static Bytes ofGroup(FieldShape field, Draft.Group group) {
        if (group.members().get("hex") instanceof Draft.Text digits) {
            return hex(field, digits.value());
        }
        Draft value = group.members().get("value");
        if (field.enumeration() != null && value != null && !(value instanceof Draft.Nothing)) {
            return of(field, value);
        }
        if (group.members().get("tag") instanceof Draft.Text tag) {
            Bytes tagged = ofTag(field, tag.value());
            if (tagged == null) {
                throw BuildException.invalid(field.name(), "has no tag `" + tag.value() + "`");
            }
            return tagged;
        }
        throw BuildException.invalid(field.name(), "must be text or have `hex`, is an object");
    }

    /**
     * What a draft stands for in a field with a codec: text as the codec reads it, or its encoding.
     *
     * @throws BuildException if it stands for nothing there
     */
    static Object foreign(FieldShape field, Draft draft) {
        if (draft instanceof Draft.Text text) {
            try {
                return field.codec().fromText(text.value());
            } catch (IllegalArgumentException e) {
                throw BuildException.invalid(field.name(), "is the text \"" + text.value() + "\": " + e.getMessage());
            }
        }
        if (draft instanceof Draft.Group group && group.members().get("hex") instanceof Draft.Text digits) {
            return decoded(field, hex(field, digits.value()));
        }
        if (draft instanceof Draft.Octets octets) {
            return decoded(field, octets.value());
        }
        throw BuildException.invalid(field.name(), "must be text, is " + draft.kind());
    }

    private static Object decoded(FieldShape field, Bytes encoded) {
        ByteBuffer b = ByteBuffer.wrap(encoded.toArray());
        try {
            int end = field.codec().skip(b, 0, b.limit(), 0, Limits.DEFAULT);
            if (end == b.limit()) {
                return field.codec().read(b, 0, end, 0);
            }
            throw BuildException.invalid(field.name(), "is followed by " + (b.limit() - end) + " bytes in its `hex`");
        } catch (ParseException e) {
            throw BuildException.invalid(field.name(), "has no such encoding: " + e.getMessage());
        }
    }
}
