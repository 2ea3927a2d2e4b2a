package org.mpl4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViewTest {
    private record Four(ByteBuffer buffer, int startOffset) implements View {
        @Override
        public int endOffset() {
            return startOffset + 4;
        }

        @Override
        public List<Violation> violations() {
            return List.of();
        }
    }

    @Test
    void isItsBytes() {
        View view = new Four(ByteBuffer.wrap(new byte[] {0, 1, 2, 3, 4, 5}), 1);
        assertThat(view.byteLength()).isEqualTo(4);
        assertThat(view.encoded()).isEqualTo(Bytes.ofHex("01020304"));
        assertThat(view.encoded().source()).isSameAs(view.buffer());
    }

    @Test
    void knowsValuesByTheirTags() {
        record Type(long value, Optional<String> tag) implements OpenEnum {}
        assertThat(new Type(1, Optional.of("A")).isKnown()).isTrue();
        assertThat(new Type(2, Optional.empty()).isKnown()).isFalse();
    }
}
