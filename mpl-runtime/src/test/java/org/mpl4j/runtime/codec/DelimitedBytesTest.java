package org.mpl4j.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.BufferKind;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;

class DelimitedBytesTest {
    private static final Bytes CRLF = Bytes.ofUtf8("\r\n");

    /** Texts of two characters, so that delimiters, and beginnings of delimiters, are frequent. */
    @Provide
    Arbitrary<String> text() {
        return Arbitraries.strings().withChars('a', 'b').ofMaxLength(40);
    }

    @Provide
    Arbitrary<String> delimiter() {
        return Arbitraries.strings().withChars('a', 'b').ofMinLength(1).ofMaxLength(4);
    }

    @Property(tries = 3000)
    void findsTheFirstDelimiterInTheWindow(
            @ForAll("text") String text,
            @ForAll("delimiter") String delimiter,
            @ForAll BufferKind kind,
            @ForAll @IntRange(max = 3) int after) {
        byte[] content = text.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer b = kind.holding(5, content, after);
        int found = DelimitedBytes.find(Bytes.view(b, 0, 0).source(), 5, 5 + content.length, Bytes.ofUtf8(delimiter));
        int expected = text.indexOf(delimiter);
        assertThat(found).isEqualTo(expected < 0 ? -1 : 5 + expected);
    }

    @Property
    void findsBytesOfEveryValue(@ForAll byte[] content, @ForAll byte wanted) {
        int expected = -1;
        for (int i = content.length - 1; i >= 0; i--) {
            expected = content[i] == wanted ? i : expected;
        }
        assertThat(DelimitedBytes.find(ByteBuffer.wrap(content), 0, content.length, Bytes.of(wanted)))
                .isEqualTo(expected);
    }

    @Property
    void readsWhatItWritesOrRefusesToWriteIt(@ForAll("text") String text, @ForAll("delimiter") String delimiter)
            throws ParseException {
        ByteBuffer b = ByteBuffer.allocate(50).position(2);
        PacketWriter writer = new PacketWriter(b);
        Bytes content = Bytes.ofUtf8(text);
        Bytes end = Bytes.ofUtf8(delimiter);
        if ((text + delimiter).indexOf(delimiter) < text.length()) {
            assertThatThrownBy(() -> DelimitedBytes.write(writer, "f", content, end))
                    .isInstanceOf(BuildException.class)
                    .hasMessage("f: holds its own delimiter, bytes " + end.hex());
        } else {
            DelimitedBytes.write(writer, "f", content, end);
            assertThat(DelimitedBytes.skip(b, 2, b.limit(), end)).isEqualTo(writer.position());
            assertThat(DelimitedBytes.end(b, 2, b.limit(), end)).isEqualTo(writer.position());
            assertThat(DelimitedBytes.get(b, 2, writer.position(), end)).isEqualTo(content);
        }
    }

    @Test
    void isTruncatedWithoutADelimiter() {
        ByteBuffer b = ByteBuffer.wrap("GET /\r".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> DelimitedBytes.skip(b, 0, 6, CRLF)).isInstanceOfSatisfying(ParseException.class, e -> {
            assertThat(e.isInputTooShort()).isTrue();
            assertThat(e.atLeast(0)).isEqualTo(7);
        });
        assertThatThrownBy(() -> DelimitedBytes.skip(b, 6, 6, CRLF))
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.missingBytes()).isEqualTo(2));
    }

    @Test
    void takesNoDelimiterThatIsOnlyPartlyInTheWindow() {
        ByteBuffer b = ByteBuffer.wrap("ab\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(DelimitedBytes.find(b, 0, 3, CRLF)).isEqualTo(-1);
        assertThat(DelimitedBytes.find(b, 0, 4, CRLF)).isEqualTo(2);
        assertThat(DelimitedBytes.find(b, 0, 4, DelimitedBytes.NUL)).isEqualTo(-1);
    }
}
