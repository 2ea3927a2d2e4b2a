package org.mpl4j.compiler.interpret.build;

import java.util.Arrays;
import org.mpl4j.compiler.interpret.value.FieldKind;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.codec.DelimitedBytes;
import org.mpl4j.runtime.codec.PrefixedBytes;
import org.mpl4j.runtime.codec.Quicint;
import org.mpl4j.runtime.codec.Varint;

/** Writes single fields of a scope: at the end of what has been written, or where room was left for them. */
final class FieldWriter {
    private final BuildScope scope;
    private final PacketWriter out;

    FieldWriter(BuildScope scope) {
        this.scope = scope;
        this.out = scope.packet().writer();
    }

    /** Takes room for a number that is not known yet. */
    void reserve(FieldShape field) {
        if (!field.kind().isNumber()) {
            throw BuildException.invalid(field.name(), "cannot be computed before what follows it is written");
        }
        int width = width(field);
        switch (field.kind()) {
            case BITS -> {
                long bit = out.claimBits(field.name(), width);
                place(field, bit, bit + width);
            }
            case VARINT, QUICINT -> {
                int at = out.putZeros(field.name(), 1);
                place(field, at * 8L, at * 8L + 8);
            }
            default -> {
                int at = out.putZeros(field.name(), width >> 3);
                place(field, at * 8L, at * 8L + width);
            }
        }
    }

    /** The width of a number field in bits; of varints, that of their largest value. */
    int width(FieldShape field) {
        if (field.kind() == FieldKind.VARINT || field.kind() == FieldKind.QUICINT) {
            return 64;
        }
        if (field.bits() != 0) {
            return field.bits();
        }
        if (scope.isBuilt(field)) {
            return (int) (scope.endBit(field) - scope.startBit(field));
        }
        long width = now(((FieldType.Bits) field.field().type()).width(), field);
        if (width < 1 || width > 64) {
            throw BuildException.invalid(field.name(), "would have a width of " + width + " bits, not 1 to 64");
        }
        return (int) width;
    }

    /** The value of an expression that must be known where the field is written. */
    private long now(Expr expr, FieldShape field) {
        try {
            return scope.evaluate(expr, field);
        } catch (NotKnownYet e) {
            throw BuildException.invalid(field.name(), "depends on what is not known before it is written");
        } catch (ArithmeticException e) {
            throw BuildException.overflow(field.name());
        }
    }

    private void place(FieldShape field, long startBit, long endBit) {
        scope.begin(field, startBit);
        scope.end(field, endBit);
    }

    /** Appends what the caller gives. */
    void append(FieldShape field, Draft draft) {
        if (field.kind().isNumber()) {
            appendNumber(field, Numbers.of(field, width(field), draft));
        } else if (field.kind().isBytes()) {
            appendContent(field, Contents.of(field, draft));
        } else if (field.kind() == FieldKind.FLOAT) {
            appendRaw(field, Numbers.real(field, draft));
        } else {
            appendForeign(field, Contents.foreign(field, draft));
        }
    }

    /** Appends the value of an expression that can be computed now: a constant or a default. An integer stands for a byte array filled with it. */
    void append(FieldShape field, Expr value) {
        if (field.kind().isNumber()) {
            appendNumber(field, Numbers.fit(field, width(field), value, now(value, field)));
        } else if (field.kind() == FieldKind.FLOAT) {
            appendRaw(field, Numbers.real(field, Draft.Whole.of(now(value, field))));
        } else if (!field.kind().isBytes()) {
            Bytes text = scope.node(value).content(scope);
            appendForeign(field, Contents.foreign(field, new Draft.Text(text.latin1())));
        } else if (value.kind() == ValueKind.BYTES) {
            appendContent(field, contentNow(value, field));
        } else {
            appendContent(field, fill(field, now(value, field)));
        }
    }

    private Bytes contentNow(Expr value, FieldShape field) {
        try {
            return scope.node(value).content(scope);
        } catch (NotKnownYet e) {
            throw BuildException.invalid(field.name(), "depends on what is not known before it is written");
        }
    }

    private Bytes fill(FieldShape field, long octet) {
        long length = now(((FieldType.ByteArray) field.field().type()).length(), field);
        int room = out.limit() - out.position();
        if (length < 0) {
            throw BuildException.invalid(field.name(), "would have " + length + " bytes");
        }
        if (length > room) {
            throw BuildException.full(field.name(), length - room);
        }
        byte[] content = new byte[(int) length];
        Arrays.fill(content, (byte) octet);
        return Bytes.wrap(content);
    }

    /** Appends a number that fits. */
    void appendNumber(FieldShape field, long number) {
        if (field.kind() == FieldKind.VARINT || field.kind() == FieldKind.QUICINT) {
            int at = out.position();
            if (field.kind() == FieldKind.VARINT) {
                Varint.write(out, field.name(), number);
            } else {
                Quicint.write(out, field.name(), number);
            }
            place(field, at * 8L, out.position() * 8L);
        } else {
            reserve(field);
            patch(field, number);
        }
        know(field, number);
    }

    private void appendRaw(FieldShape field, long bits) {
        int at = out.claim(field.name(), field.bits() >> 3);
        place(field, at * 8L, at * 8L + field.bits());
        patch(field, bits);
    }

    /** Appends the content of a byte array or string. */
    void appendContent(FieldShape field, Bytes content) {
        int at = out.position();
        switch (field.kind()) {
            case PREFIXED -> PrefixedBytes.write(out, field.name(), content, field.bits() >> 3, scope.isLittle(field));
            case DELIMITED -> DelimitedBytes.write(out, field.name(), content, field.delimiter());
            default -> appendArray(field, content);
        }
        place(field, at * 8L, out.position() * 8L);
        scope.know(field, content);
    }

    private void appendArray(FieldShape field, Bytes content) {
        checkLength(field, content.length());
        int at = out.putBytes(field.name(), content);
        int alignBytes = field.field().attributes().alignBits() / 8;
        if (alignBytes != 0) {
            out.align(field.name(), at, alignBytes);
        }
    }

    /** Where the length is known beforehand; otherwise it is compared when the scope is complete. */
    private void checkLength(FieldShape field, int actual) {
        long expected;
        try {
            expected = scope.evaluate(((FieldType.ByteArray) field.field().type()).length(), field);
        } catch (NotKnownYet | ArithmeticException e) {
            return;
        }
        int alignBytes = field.field().attributes().alignBits() / 8;
        boolean isFilledUp = alignBytes != 0 && actual <= expected && expected - actual < alignBytes;
        if (actual != expected && !isFilledUp) {
            throw BuildException.wrongSize(field.name(), actual, expected, "bytes");
        }
    }

    private void appendForeign(FieldShape field, Object value) {
        int at = out.position();
        try {
            field.codec().write(out, value);
        } catch (BuildException e) {
            throw e.within(field.name());
        }
        place(field, at * 8L, out.position() * 8L);
    }

    /** Writes a number that fits to the room that was left for it. */
    void patch(FieldShape field, long number) {
        long startBit = scope.startBit(field);
        int width = (int) (scope.endBit(field) - startBit);
        int at = (int) (startBit >> 3);
        switch (field.kind()) {
            case BITS -> out.patchBits(startBit, width, number);
            case VARINT -> Varint.put(out.buffer(), at, number);
            case QUICINT -> Quicint.put(out.buffer(), at, number);
            default -> {
                if (scope.isLittle(field)) {
                    out.patchLittleEndian(at, width >> 3, number);
                } else {
                    out.patch(at, width >> 3, number);
                }
            }
        }
    }

    /**
     * Writes a computed number to the room that was left for it, and makes more room where it needs that.
     *
     * @return whether what follows had to move
     */
    boolean fillIn(FieldShape field, long number) {
        know(field, number);
        int room = (int) (scope.endBit(field) - scope.startBit(field)) >> 3;
        int needed = field.kind() == FieldKind.VARINT
                ? Varint.length(number)
                : field.kind() == FieldKind.QUICINT ? Quicint.length(number) : room;
        if (needed > room) {
            int at = (int) (scope.startBit(field) >> 3) + room;
            out.insertGap(field.name(), at, needed - room);
            scope.shift(at, needed - room);
        }
        patch(field, number);
        return needed > room;
    }

    /** Notes a number and sees that it is in the bounds that the specification sets. */
    void know(FieldShape field, long number) {
        scope.know(field, number);
        new Bounds(scope, field).check(number);
    }
}
