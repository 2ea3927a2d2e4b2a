package org.mpl4j.compiler.interpret.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.value.EnumShape;
import org.mpl4j.compiler.interpret.value.FieldKind;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ScopeValue;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.runtime.text.Show;

/** How the value of one field is written. */
abstract class FieldJson {
    private static final byte[] TAG_AND = "{\"tag\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AND_VALUE = ",\"value\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEX = "{\"hex\":\"".getBytes(StandardCharsets.US_ASCII);

    abstract void write(JsonBuffer out, ScopeValue scope);

    /** The form that a field's type and attributes ask for. */
    static FieldJson of(FieldShape field) {
        if (field.kind().isNumber()) {
            FieldJson plain = number(field);
            return field.enumeration() == null
                    ? shownNumber(field, plain)
                    : new TaggedNumber(field, field.enumeration(), plain);
        }
        if (field.kind().isBytes()) {
            FieldJson plain = content(field);
            return field.enumeration() == null ? plain : new TaggedContent(field, field.enumeration(), plain);
        }
        return field.kind() == FieldKind.FLOAT ? new Real(field) : new Foreign(field);
    }

    private static FieldJson number(FieldShape field) {
        if (field.isFlag()) {
            return new Flag(field);
        }
        return field.isUnsigned64() ? new Unsigned(field) : new Number(field);
    }

    private static FieldJson shownNumber(FieldShape field, FieldJson plain) {
        Show show = field.show();
        if (show == null || field.isFlag()) {
            return plain;
        }
        return show == Show.IPV4 && field.bits() == 32 ? new Ipv4(field) : new ShownNumber(field, show);
    }

    private static FieldJson content(FieldShape field) {
        Show show = field.show();
        if (show == null || show == Show.TEXT) {
            return show == Show.TEXT || field.kind() != FieldKind.BYTES ? new Text(field) : new Hex(field);
        }
        return show == Show.HEX ? new Hex(field) : show == Show.MAC ? new Mac(field) : new ShownContent(field, show);
    }

    private static final class Number extends FieldJson {
        private final FieldShape field;

        Number(FieldShape field) {
            this.field = field;
        }

        @Override
        void write(JsonBuffer out, ScopeValue scope) {
            out.number(field.number(scope));
        }
    }

    private static final class Unsigned extends FieldJson {
        private final FieldShape field;

        Unsigned(FieldShape field) {
            this.field = field;
        }

        @Override
        void write(JsonBuffer out, ScopeValue scope) {
            out.unsigned(field.number(scope));
        }
    }

    private static final class Flag extends FieldJson {
        private final FieldShape field;

        Flag(FieldShape field) {
            this.field = field;
        }

        @Override
        void write(JsonBuffer out, ScopeValue scope) {
            out.flag(field.number(scope) != 0);
        }
    }

    private static final class Ipv4 extends FieldJson {
        private final FieldShape field;

        Ipv4(FieldShape field) {
            this.field = field;
        }

        @Override
        void write(JsonBuffer out, ScopeValue scope) {
            out.raw('"').ipv4((int) field.number(scope)).raw('"');
        }
    }

    private static final class ShownNumber extends FieldJson {
        private final FieldShape field;
        private final Show show;

        ShownNumber(FieldShape field, Show show) {
            this.field = field;
            this.show = show;
        }

        @Override
        void write(JsonBuffer out, ScopeValue scope) {
            int width = field.kind() == FieldKind.BITS
                    ? field.widthOf(scope)
                    : field.bits() == 0 ? Long.SIZE : field.bits();
            long number = field.number(scope);
            if (show == Show.HEX) {
                out.raw('"').hex(number, (width + 3) / 4).raw('"');
            } else {
                out.string(show.format(number, width));
            }
        }
    }

    private static final class TaggedNumber extends FieldJson {
        private final FieldShape field;
        private final EnumShape enumeration;
        private final FieldJson plain;

        TaggedNumber(FieldShape field, EnumShape enumeration, FieldJson plain) {
            this.field = field;
            this.enumeration = enumeration;
            this.plain = plain;
        }

        @Override
        void write(JsonBuffer out, ScopeValue scope) {
            writeTag(out, enumeration.tag(field.number(scope)));
            plain.write(out, scope);
            out.raw('}');
        }
    }

    private static final class TaggedContent extends FieldJson {
        private final FieldShape field;
        private final EnumShape enumeration;
        private final FieldJson plain;

        TaggedContent(FieldShape field, EnumShape enumeration, FieldJson plain) {
            this.field = field;
            this.enumeration = enumeration;
            this.plain = plain;
        }

        @Override
        void write(JsonBuffer out, ScopeValue scope) {
            writeTag(out, enumeration.tag(field.content(scope)));
            plain.write(out, scope);
            out.raw('}');
        }
    }

    private static void writeTag(JsonBuffer out, @Nullable String tag) {
        out.raw(TAG_AND);
        if (tag == null) {
            out.nothing();
        } else {
            out.string(tag);
        }
        out.raw(AND_VALUE);
    }

    private static final class Hex extends FieldJson {
        private final FieldShape field;

        Hex(FieldShape field) {
            this.field = field;
        }

        @Override
        void write(JsonBuffer out, ScopeValue scope) {
            out.raw('"')
                    .hex(scope.buffer(), field.contentStart(scope), field.contentEnd(scope))
                    .raw('"');
        }
    }

    private static final class Mac extends FieldJson {
        private final FieldShape field;

        Mac(FieldShape field) {
            this.field = field;
        }

        @Override
        void write(JsonBuffer out, ScopeValue scope) {
            out.raw('"')
                    .colonHex(scope.buffer(), field.contentStart(scope), field.contentEnd(scope))
                    .raw('"');
        }
    }

    private static final class ShownContent extends FieldJson {
        private final FieldShape field;
        private final Show show;

        ShownContent(FieldShape field, Show show) {
            this.field = field;
            this.show = show;
        }

        @Override
        void write(JsonBuffer out, ScopeValue scope) {
            Bytes content = field.content(scope);
            if (show == Show.IPV4 && content.length() == 4) {
                out.raw('"').ipv4((int) content.uint32(0)).raw('"');
            } else {
                out.string(show.format(content));
            }
        }
    }

    /** Text, or bytes where it is none. */
    private static final class Text extends FieldJson {
        private final FieldShape field;

        Text(FieldShape field) {
            this.field = field;
        }

        @Override
        void write(JsonBuffer out, ScopeValue scope) {
            ByteBuffer b = scope.buffer();
            int from = field.contentStart(scope);
            int to = field.contentEnd(scope);
            if (Bytes.view(b, from, to - from).isUtf8()) {
                out.utf8(b, from, to);
            } else {
                out.raw(HEX).hex(b, from, to).raw('"').raw('}');
            }
        }
    }

    private static final class Real extends FieldJson {
        private final FieldShape field;

        Real(FieldShape field) {
            this.field = field;
        }

        @Override
        void write(JsonBuffer out, ScopeValue scope) {
            double value = field.real(scope);
            if (Double.isFinite(value)) {
                String text = field.bits() == 32 ? Float.toString((float) value) : Double.toString(value);
                out.raw(text.getBytes(StandardCharsets.US_ASCII));
            } else if (Double.isNaN(value) && !field.isPlainNan(scope)) {
                out.raw(HEX)
                        .raw(Long.toHexString(field.rawBits(scope)).getBytes(StandardCharsets.US_ASCII))
                        .raw('"')
                        .raw('}');
            } else {
                out.string(Double.toString(value));
            }
        }
    }

    private static final class Foreign extends FieldJson {
        private final FieldShape field;

        Foreign(FieldShape field) {
            this.field = field;
        }

        @Override
        void write(JsonBuffer out, ScopeValue scope) {
            Object value = field.foreign(scope);
            if (value instanceof DnsName name) {
                NameJson.write(out, name);
            } else {
                out.string(field.codec().toText(value));
            }
        }
    }
}
