package org.mpl4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** What a codec has from the interface, seen with one as users write them. */
class CodecTest {
    /** A decimal number: an ASCII digit. */
    private enum DigitCodec implements Codec<Integer> {
        INSTANCE;

        @Override
        public int skip(ByteBuffer b, int start, int limit, int origin, Limits limits) throws ParseException {
            if (start == limit) {
                throw ParseException.truncated(null, start, 1, 0);
            }
            if (b.get(start) < '0' || b.get(start) > '9') {
                throw ParseException.invalid(null, start, "a digit", b.get(start));
            }
            return start + 1;
        }

        @Override
        public Integer read(ByteBuffer b, int start, int end, int origin) {
            return b.get(start) - '0';
        }

        @Override
        public void write(PacketWriter out, Integer value) {
            out.put8(null, '0' + (int) Range.between(null, value, 0, 9));
        }

        @Override
        public String toText(Integer value) {
            return value.toString();
        }

        @Override
        public Integer fromText(String text) {
            return Integer.valueOf(text);
        }
    }

    @Test
    void findsTheEndOfWhatItHasAccepted() throws ParseException {
        ByteBuffer b = ByteBuffer.wrap(new byte[] {'7', 'x'});
        int end = DigitCodec.INSTANCE.skip(b, 0, 2, 0, Limits.DEFAULT);
        assertThat(DigitCodec.INSTANCE.end(b, 0, 2, 0)).isEqualTo(end);
        assertThat(DigitCodec.INSTANCE.read(b, 0, end, 0)).isEqualTo(7);
    }

    @Test
    void saysThatTheBytesWereChangedIfThereIsNoEndAnyMore() {
        ByteBuffer b = ByteBuffer.wrap(new byte[] {'x'});
        assertThatThrownBy(() -> DigitCodec.INSTANCE.end(b, 0, 1, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(ParseException.class)
                .hasMessageEndingWith("at offset 0: expected a digit, got 120");
    }

    @Test
    void leavesTheFieldToItsCaller() {
        PacketWriter writer = new PacketWriter(ByteBuffer.allocate(1));
        assertThatThrownBy(() -> DigitCodec.INSTANCE.write(writer, DigitCodec.INSTANCE.fromText("10")))
                .isInstanceOfSatisfying(
                        BuildException.class,
                        e -> assertThat(e.within("digit")).hasMessage("digit: 10 is not from 0 to 9"));
        DigitCodec.INSTANCE.write(writer, 9);
        assertThat(writer.buffer().get(0)).isEqualTo((byte) '9');
    }
}
