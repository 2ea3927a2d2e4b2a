package org.mpl4j.tcpip.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.stack.TwoStacks;

/** What connections cost that were used and are quiet now: their buffers are others' then. */
class IdleConnectionsTest {
    private static final int CONNECTIONS = 10_000;
    private static final int MOST_BYTES = 4_000;
    private static final int MESSAGE = 3_000;

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    private static long direct() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    @Test
    void theyKeepNoBuffers() {
        TwoStacks stacks = TwoStacks.onGoodLink();
        TcpListener listener = stacks.right().tcp().listen(IpAddress.ANY, 80, 1, TcpSettings.DEFAULT);
        List<TcpConnection> all = new ArrayList<>(2 * CONNECTIONS);
        ByteBuffer bytes = ByteBuffer.allocateDirect(MESSAGE);
        long heap = heap();
        long direct = direct();
        for (int i = 0; i < CONNECTIONS; i++) {
            TcpConnection client = stacks.left().tcp().connect(TwoStacks.RIGHT_V4, 80, TcpSettings.DEFAULT.noDelay());
            stacks.step();
            TcpConnection server = listener.accept();
            assertThat(server).isNotNull();
            all.add(client);
            all.add(server);
            say(stacks, client, server, bytes);
            say(stacks, server, client, bytes);
        }
        stacks.run(Durations.SECOND);
        assertThat((heap() - heap) / all.size()).as("bytes a connection").isLessThan(MOST_BYTES);
        assertThat(direct() - direct).as("bytes of buffers of all").isLessThan(1 << 20);
        assertThat(all.get(0).isEstablished()).isTrue();
    }

    private static void say(TwoStacks stacks, TcpConnection from, TcpConnection to, ByteBuffer bytes) {
        assertThat(from.write(bytes.clear())).isEqualTo(MESSAGE);
        stacks.step();
        assertThat(to.read(bytes.clear())).isEqualTo(MESSAGE);
    }
}
