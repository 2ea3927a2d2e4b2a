package org.mpl4j.ssh.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.mpl4j.servers.common.link.Link;

/** One source has only so many connections on which nobody has logged in, and nothing is kept of those that are over. */
final class SourceLimitsTest {
    /** A connection that is only asked where it comes from. */
    private record From(String address) implements Link {
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
            try {
                return new InetSocketAddress(InetAddress.getByName(address), 1);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public SocketAddress localAddress() {
            return remoteAddress();
        }

        @Override
        public void noDelay(boolean isOn) {
            // There is nothing to delay.
        }

        @Override
        public void quickAck() {
            // Nothing comes.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @Test
    void countsWhatIsThere() {
        SourceLimits limits = SourceLimits.none().with(24, 128, 2, Penalties.none());
        Link one = new From("192.0.2.1");
        Link neighbour = new From("192.0.2.2");
        Link other = new From("198.51.100.1");
        assertThat(limits.enter(one)).isTrue();
        assertThat(limits.enter(neighbour)).isTrue();
        assertThat(limits.enter(one)).isFalse();
        assertThat(limits.enter(other)).isTrue();
        limits.leave(neighbour);
        assertThat(limits.with(24, 128, 2, Penalties.none()).enter(one))
                .as("by other limits")
                .isTrue();
        limits.leave(one);
        limits.leave(one);
        limits.leave(other);
        assertThat(limits.startups()).isEmpty();
    }
}
