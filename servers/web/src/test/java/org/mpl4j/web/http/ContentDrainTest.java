package org.mpl4j.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDrainTest {
    private static byte[] bytes(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static ContentDrain drained(byte[] in, long framing, int piece) {
        ContentDrain drain = new ContentDrain();
        drain.begin(framing, 100);
        int at = 0;
        while (at < in.length && !drain.isDone() && drain.problem() == Status.OK) {
            at = drain.drain(in, at, Math.min(in.length, at + piece));
        }
        assertThat(drain.isDone() ? new String(in, at, in.length - at, StandardCharsets.ISO_8859_1) : "next")
                .as("what is left")
                .isEqualTo("next");
        return drain;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0\\r\\n\\r\\nnext",
                "3\\r\\nabc\\r\\n0\\r\\n\\r\\nnext",
                "003\\r\\nabc\\r\\n1A\\r\\nabcdefghijklmnopqrstuvwxyz\\r\\n000\\r\\n\\r\\nnext",
                "3;a=b;c=\"d\"\\r\\na\\nc\\r\\n0;x\\r\\n\\r\\nnext",
                "0\\r\\nA: b\\r\\nC:\\r\\n\\r\\nnext",
            })
    void passesOverChunks(String text) {
        for (int piece = 1; piece < 20; piece++) {
            assertThat(drained(bytes(text), ContentFraming.CHUNKED, piece).isDone())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\\r\\n', 400",
        "'g\\r\\n', 400",
        "'0x3\\r\\nabc', 400",
        "'-1\\r\\n', 400",
        "' 3\\r\\nabc', 400",
        "'3 \\r\\nabc', 400",
        "'3\\nabc\\r\\n', 400",
        "'3\\rabc', 400",
        "'3;a\\nb\\r\\n', 400",
        "'3\\r\\nabcd\\r\\n', 400",
        "'3\\r\\nabc\\n0\\r\\n\\r\\n', 400",
        "'3\\r\\nabc0\\r\\n\\r\\n', 400",
        "'0\\r\\n\\n', 400",
        "'0\\r\\n A: b\\r\\n\\r\\n', 400",
        "'0\\r\\nA : b\\r\\n\\r\\n', 400",
        "'0\\r\\nA: b\\n\\r\\n', 400",
        "'0\\r\\nA\\r\\n\\r\\n', 400",
        "'fffffffffffffffff\\r\\n', 400",
        "'1000000000000003\\r\\nabc', 400",
        "'65\\r\\n', 413",
        "'3\\r\\nabc\\r\\n62\\r\\n', 413",
        "'ffffffffffffff\\r\\n', 413",
    })
    void refusesChunks(String text, int status) {
        for (int piece = 1; piece < 20; piece++) {
            assertThat(drained(bytes(text), ContentFraming.CHUNKED, piece)
                            .problem()
                            .code())
                    .as("in pieces of %d", piece)
                    .isEqualTo(status);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void passesOverALength(int piece) {
        assertThat(drained(bytes("0123456789next"), 10, piece).isDone()).isTrue();
    }
}
