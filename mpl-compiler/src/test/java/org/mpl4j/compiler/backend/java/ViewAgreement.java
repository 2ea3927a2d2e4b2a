package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.interpret.parse.Outcome;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.View;
import org.mpl4j.runtime.Violation;

/** Asserts that generated code and the interpreter make the same of bytes: the same packet with the same violations, or the same error. */
final class ViewAgreement {
    private final GeneratedSpec generated;
    private final KeptViews kept;

    ViewAgreement(GeneratedSpec generated) {
        this.generated = generated;
        this.kept = new KeptViews(generated);
    }

    /** Bytes that may be a packet. */
    void check(QualifiedName packet, Arguments arguments, byte[] bytes) {
        String hex = HexFormat.of().formatHex(bytes);
        Outcome expected =
                generated.spec().interpreters().of(packet).tryParse(ByteBuffer.wrap(bytes), arguments, Limits.DEFAULT);
        try {
            Object view = generated.parse(packet, ByteBuffer.wrap(bytes), arguments);
            assertThat(expected.error()).as("%s %s", packet, hex).isNull();
            ViewComparison comparison = new ViewComparison(generated, kept);
            comparison.packet(expected.packet(), view);
            kept.wrapped(packet, bytes, arguments, view, wrapped -> comparison.packet(expected.packet(), wrapped));
            assertThat(((View) view).violations())
                    .as("%s %s", packet, hex)
                    .isEqualTo(TestSpec.violations(expected.packet()));
            Object again = generated.parse(packet, inTheMiddleOfAnother(bytes), arguments);
            assertThat(again).isEqualTo(view).hasSameHashCodeAs(view);
        } catch (ParseException actual) {
            sameError(actual, expected.error(), packet + " " + hex);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(packet + " " + hex + " " + e.getMessage(), e);
        }
    }

    /** The bytes in some part of a buffer of another kind, little-endian and perhaps read-only, among bytes that are none of the packet's. */
    private static ByteBuffer inTheMiddleOfAnother(byte[] bytes) {
        int kind = Arrays.hashCode(bytes);
        int before = kind & 0xf;
        int size = before + bytes.length + 9;
        ByteBuffer buffer = (kind & 0x10) == 0 ? ByteBuffer.allocate(size) : ByteBuffer.allocateDirect(size);
        for (int i = 0; i < size; i++) {
            buffer.put(i, (byte) 0xa5);
        }
        buffer.put(before, bytes);
        ByteBuffer part = (kind & 0x20) == 0 ? buffer : buffer.slice(before >> 1, size - (before >> 1));
        int start = part == buffer ? before : before - (before >> 1);
        ByteBuffer given = (kind & 0x40) == 0 ? part : part.asReadOnlyBuffer();
        return given.order(ByteOrder.LITTLE_ENDIAN).position(start).limit(start + bytes.length);
    }

    /** What a packet becomes when it is refreshed; bytes that are no packet stay as they are. */
    byte[] refreshed(QualifiedName packet, Arguments arguments, byte[] bytes) {
        byte[] copy = bytes.clone();
        try {
            Object view = generated.parse(packet, ByteBuffer.wrap(copy), arguments);
            view.getClass().getMethod("refresh").invoke(view);
        } catch (ParseException | NoSuchMethodException e) {
            return copy;
        } catch (InvocationTargetException e) {
            assertThat(e.getCause()).isInstanceOf(BuildException.class);
            return bytes;
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
        return copy;
    }

    /** A packet that has been refreshed is read as before, and keeps the rules that refreshing is about. */
    void checkRefreshed(QualifiedName packet, Arguments arguments, byte[] bytes) {
        byte[] refreshed = refreshed(packet, arguments, bytes);
        if (Arrays.equals(refreshed, bytes)) {
            return;
        }
        String hex = packet + " " + HexFormat.of().formatHex(bytes);
        assertThat(refreshed(packet, arguments, refreshed)).as(hex).isEqualTo(refreshed);
        check(packet, arguments, refreshed);
        try {
            View before = (View) generated.parse(packet, ByteBuffer.wrap(bytes), arguments);
            View after = (View) generated.parse(packet, ByteBuffer.wrap(refreshed), arguments);
            assertThat(after.endOffset()).as(hex).isEqualTo(before.endOffset());
            assertThat(after.violations())
                    .as(hex)
                    .noneMatch(violation -> violation.kind() == Violation.Kind.CHECKSUM)
                    .hasSizeLessThanOrEqualTo(before.violations().size());
        } catch (ParseException e) {
            throw new AssertionError(hex, e);
        }
    }

    private static void sameError(ParseException actual, ParseException expected, String what) {
        assertThat(expected).as("%s: %s", what, actual.getMessage()).isNotNull();
        assertThat(actual.getMessage()).as(what).isEqualTo(expected.getMessage());
        assertThat(actual.reason()).as(what).isEqualTo(expected.reason());
        assertThat(actual.isInputTooShort()).as(what).isEqualTo(expected.isInputTooShort());
        assertThat(actual.atLeast(0)).as(what).isEqualTo(expected.atLeast(0));
    }
}
