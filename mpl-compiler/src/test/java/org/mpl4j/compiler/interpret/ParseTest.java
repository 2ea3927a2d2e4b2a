package org.mpl4j.compiler.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.interpret.parse.Outcome;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.ParseException.Reason;

/** What a parse finds, construct by construct. */
final class ParseTest {
    @Test
    void readsNumbersOfAllWidthsMostSignificantByteFirst() throws Exception {
        TestSpec spec = TestSpec.of("""
                packet p { a: byte; b: uint16; c: uint24; d: uint32; e: uint48; f: uint64; g: int8; h: int16; i: int32; j: int64; k: boolean; }
                """);
        String json = spec.json(
                "p", "01 0203 040506 0708090a 0b0c0d0e0f10 ffffffffffffffff ff fffe fffffffd fffffffffffffffc 07");
        assertThat(json)
                .isEqualTo(
                        "{'packet':'p','fields':{'a':1,'b':515,'c':263430,'d':117967114,'e':12146386538256,'f':18446744073709551615,'g':-1,'h':-2,'i':-3,'j':-4,'k':true}}"
                                .replace('\'', '"'));
    }

    @Test
    void readsBitFieldsAcrossBytes() throws Exception {
        TestSpec spec = TestSpec.of("packet p { a: bit[3]; b: bit[13]; c: bit[64]; }");
        assertThat(spec.json("p", "a001 0123456789abcdef"))
                .isEqualTo("{\"packet\":\"p\",\"fields\":{\"a\":5,\"b\":1,\"c\":81985529216486895}}");
    }

    @Test
    void saysWhichFieldIsCutOff() {
        TestSpec spec = TestSpec.of("packet p { a: byte; b: uint16; c: uint32; }");
        Outcome outcome = spec.tryParse("p", "01 0203 0405");
        ParseException error = outcome.error();
        assertThat(error.reason()).isEqualTo(Reason.TRUNCATED);
        assertThat(error.path()).isEqualTo("c");
        assertThat(error.offset()).isEqualTo(3);
        assertThat(error.missingBytes()).isEqualTo(2);
        assertThat(TestSpec.json(outcome.packet())).isEqualTo("{\"packet\":\"p\",\"fields\":{\"a\":1,\"b\":515}}");
    }

    @Test
    void takesTheBranchOfTheTag() throws Exception {
        TestSpec spec = TestSpec.of("""
                packet p { t: byte; classify (t) { |1:"One" -> x: byte; |2..5:"Some" -> y: uint16; |_:"Other" -> rest: byte[remaining()]; }; end: label; }
                """);
        assertThat(spec.json("p", "01 07"))
                .isEqualTo("{\"packet\":\"p\",\"branch\":\"One\",\"labels\":{\"end\":2},\"fields\":{\"t\":1,\"x\":7}}");
        assertThat(spec.parse("p", "04 0007").branch()).isEqualTo("Some");
        assertThat(spec.parse("p", "09 000708").branch()).isEqualTo("Other");
    }

    @Test
    void failsAtTheTagThatNoBranchTakes() {
        TestSpec spec = TestSpec.of("packet p { t: byte; classify (t) { |1:\"One\" -> x: byte; |2:\"Two\" -> (); }; }");
        ParseException error = catchThrowableOfType(ParseException.class, () -> spec.parse("p", "03 00"));
        assertThat(error.reason()).isEqualTo(Reason.NO_BRANCH);
        assertThat(error.path()).isEqualTo("t");
        assertThat(error.offset()).isZero();
    }
}
