package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.compiler.backend.BackendContext;
import org.mpl4j.compiler.backend.JavaPackages;

/** Packets are read of which only the beginning is there. */
final class BeginningsTest {
    private static final String SPEC = """
            packet message {
              length: uint16 value(offset(data));
              kind: byte;
              data: byte[length - 3];
            }
            packet outer {
              length: byte value(sizeof(body));
              body: packet inner()[length];
            }
            packet inner {
              kind: byte;
              classify (kind) {
              |0:"Whole" -> number: uint32;
              |_:"Text" -> text: byte[remaining()];
              };
            }
            packet rest { kind: byte; data: byte[remaining()]; }
            """;

    private static JavaProgram program(String... options) {
        Map<String, String> values =
                options.length == 0 ? Map.of() : Map.of(Beginnings.OPTION, "true", ReusableViews.OPTION, options[0]);
        return new JavaProgram(SPEC, new BackendContext(JavaPackages.of(""), values));
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    private static final String PARSED = """
            try {
                Message message = Message.parseBeginning(Bytes.wrap(buffer));
                return message.kind() + " " + message.data().hex() + " " + message.isWhole();
            } catch (org.mpl4j.runtime.ParseException e) {
                return e.reason();
            }
            """;

    @ParameterizedTest
    @CsvSource({
        "0006 07 aabbcc, 7 aabbcc true",
        "0006 07 aabbccdd, 7 aabbcc true",
        "0006 07 aa, 7 aa false",
        "0006 07, 7  false",
        "ffff 07 aabb, 7 aabb false",
        "0006, TRUNCATED",
        "0002 07 aa, BAD_SIZE",
    })
    void bytesAtTheEndMayBeMissing(String hex, String expected) {
        Object read = program("false").compile(PARSED).run(bytes(hex.replace(" ", "")));
        assertThat(read).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({"05 01 aa, aa false", "05 00 000000, TRUNCATED", "05 00 00000009, whole", "02 01 aabb, aa true"})
    void windowsAtTheEndMayBeMissing(String hex, String expected) {
        Object read = program("false").compile("""
                        try {
                            Outer outer = Outer.parseBeginning(Bytes.wrap(buffer));
                            return outer.body().kind() == 0 ? "whole" : outer.body().asText().text().hex() + " " + outer.isWhole();
                        } catch (org.mpl4j.runtime.ParseException e) {
                            return e.reason();
                        }
                        """).run(bytes(hex.replace(" ", "")));
        assertThat(read).hasToString(expected);
    }

    @Test
    void viewsThatAreKeptAreWrappedAroundBeginnings() {
        Object read = program("true").compile("""
                        Message message = new Message();
                        message.wrap(buffer, 0, 4);
                        message.wrapBeginning(buffer, 5, 9);
                        return message.kind() + " " + message.data().hex() + " " + message.isWhole();
                        """).run(bytes("00040111" + "ff" + "00060722" + "33"));
        assertThat(read).isEqualTo("7 22 false");
    }

    @Test
    void othersHaveNoSuchMethods() {
        assertThat(program("false").source()).contains("parseBeginning").doesNotContain("wrapBeginning");
        assertThat(program().source()).doesNotContain("Beginning").doesNotContain("isWhole");
        JavaProgram rest = new JavaProgram(
                "packet rest { kind: byte; data: byte[remaining()]; }",
                new BackendContext(JavaPackages.of(""), Map.of(Beginnings.OPTION, "true")));
        assertThat(rest.source()).doesNotContain("Beginning");
    }
}
