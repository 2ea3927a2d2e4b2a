package org.mpl4j.ssh.transport;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.servers.common.link.Link;

/** Whoever sends waits for keys, and not for ever. */
final class SendSideTest {
    /** A peer that says nothing. */
    private static final class Silent implements Link {
        @Override
        public int read(ByteBuffer target) {
            return -1;
        }

        @Override
        public void write(ByteBuffer source) {
            source.position(source.limit());
        }

        @Override
        public SocketAddress remoteAddress() {
            return new InetSocketAddress(0);
        }

        @Override
        public SocketAddress localAddress() {
            return new InetSocketAddress(0);
        }

        @Override
        public void noDelay(boolean isOn) {
            // There is nothing to delay.
        }

        @Override
        public void quickAck() {
            // There is nothing to acknowledge.
        }

        @Override
        public void close() throws IOException {
            // There is nothing to close.
        }
    }

    @Test
    void aPeerThatGivesNoKeysIsNotWaitedForForEver() {
        Thread reader = new Thread();
        SendSide side = new SendSide(
                new Silent(),
                new ServerSteps(violation -> {}),
                reader,
                () -> Bytes.EMPTY,
                () -> Bytes.EMPTY,
                Duration.ofMillis(50));
        assertThatThrownBy(() -> side.connection(builder -> builder.asRequestFailure(), false))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("no new keys");
        // Whoever is interrupted meanwhile is no reason to end the connection.
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> side.connection(builder -> builder.asRequestFailure(), false))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("no new keys");
        org.assertj.core.api.Assertions.assertThat(Thread.interrupted()).isTrue();
    }
}
