package org.mpl4j.compiler.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.compiler.interpret.build.Draft;
import org.mpl4j.compiler.interpret.build.FreeFields;
import org.mpl4j.compiler.interpret.build.PacketBuilder;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.ParseException;

/** Optional fields that follow from others, and arguments that are only known when what they are passed to has been built. */
final class OptionalBuildTest {
    private static final TestSpec SPEC = TestSpec.of("""
            packet flagged { has: bit[1]; z: bit[7] const(0); n: byte when (has); d: byte[n] when (has); }
            packet rest { v: byte; n: uint16 when (remaining() > 0); d: byte[n] when (remaining() > 0); }
            packet hello { size: byte value(sizeof(b)); b: packet hello_body()[size]; }
            packet hello_body() { v: byte; kind: byte const(7) when (remaining() > 0);
              len: byte value(sizeof(ext)) when (remaining() > 0);
              ext: array[len] { t: byte; l: byte; d: byte[l]; } when (remaining() > 0); }
            packet total { len: byte value(offset(end)); x: byte; n: byte when (len > 2); d: byte[n] when (len > 2); end: label; }
            packet elements { count: byte; total: byte value(offset(z));
              es: array (count) { n: byte when (total > 3); d: byte[n] when (total > 3); e: byte; }; z: label; }
            packet told { len: byte value(sizeof(b)); b: packet told_body(len > 3); }
            packet told_body(bool long) { x: byte; n: byte when (long); d: byte[n] when (long); }
            packet bounded { len: byte value(sizeof(b)); b: packet bounded_body(len); }
            packet bounded_body(int n) { x: byte max(n); d: byte[n - 1]; }
            packet chosen { len: byte value(sizeof(b)); b: packet chosen_body(len); }
            packet chosen_body(int n) { classify (n) { |2:"A" -> x: uint16; |_:"B" -> d: byte[n]; }; }
            """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flagged  | {'d':'0102'}                                     | 80020102",
                "flagged  | {'d':''}                                         | 8000",
                "flagged  | {}                                               | 00",
                "rest     | {'v':1,'d':'0203'}                               | 0100020203",
                "rest     | {'v':1}                                          | 01",
                "hello    | {'b':{'v':1}}                                    | 0101",
                "hello    | {'b':{'v':1,'ext':[{'t':5,'d':'aa'}]}}           | 06010703" + "0501aa",
                "total    | {'x':1}                                          | 0201",
                "total    | {'x':1,'d':'0304'}                               | 0501020304",
                "elements | {'es':[{'d':'aa','e':1},{'d':'','e':2}]}         | 020701aa010002",
                "elements | {'es':[{'e':2}]}                                 | 010302",
                "told     | {'b':{'x':1,'d':'0203'}}                         | 0401020203",
                "told     | {'b':{'x':1}}                                    | 0101",
                "bounded  | {'b':{'x':3,'d':'0203'}}                         | 03030203",
                "chosen   | {'b':{'branch':'A','fields':{'x':1}}}            | 020001",
                "chosen   | {'b':{'branch':'B','fields':{'d':'010203'}}}     | 03010203",
            })
    void comesWithWhatItSizesAndIsReadBack(String packet, String json, String hex) throws ParseException {
        assertThat(SPEC.build(packet, json)).isEqualTo(hex);
        Draft.Group draft = FreeFields.of(SPEC.parse(packet, hex));
        assertThat(SPEC.builder()
                        .build(SPEC.name(packet), draft, "", PacketBuilder.undecided(SPEC.shape(packet)))
                        .hex())
                .isEqualTo(hex);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello  | {'b':{'v':1,'ext':[]}}                         | b.ext: is given, but its condition does not hold",
                "total  | {'x':1,'n':2}                                  | n: cannot be given: it is computed",
                "told   | {'b':{'x':1,'d':'02'}}                         | b: has 3 bytes, but would be read with 1 bytes",
                "chosen | {'b':{'branch':'B','fields':{'d':'0102'}}}     | b.n: is branch B, but a tag of 2 chooses branch A",
            })
    void refusesWhatWouldNotBeReadBack(String packet, String json, String message) {
        assertThatThrownBy(() -> SPEC.build(packet, json))
                .isInstanceOf(BuildException.class)
                .hasMessage(message);
    }
}
