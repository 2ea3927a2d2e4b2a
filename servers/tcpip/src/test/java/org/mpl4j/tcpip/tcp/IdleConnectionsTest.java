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

/** What connections cost that were used and are quiet now: their buffers are others' then. {@code -Dmpl.idle.connections=50000} has a hundred thousand, as both ends are here. */
class IdleConnectionsTest {
    private static final int CONNECTIONS = Integer.getInteger("mpl.idle.connections", 10_000);
    private static final int A_PORT = 10_000;
    private static final int MOST_BYTES = 4_000;
    private static final int MESSAGE = 3_000;
    private static final int FIRST_PORT = 80;

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
        // There are not enough ports at one end for all of them to go to the same.
        List<TcpListener> listeners = new ArrayList<>();
        for (int i = 0; i <= (CONNECTIONS - 1) / A_PORT; i++) {
            listeners.add(stacks.right().tcp().listen(IpAddress.ANY, FIRST_PORT + i, 1, TcpSettings.DEFAULT));
        }
        List<TcpConnection> all = new ArrayList<>(2 * CONNECTIONS);
        ByteBuffer bytes = ByteBuffer.allocateDirect(MESSAGE);
        long heap = heap();
        long direct = direct();
        for (int i = 0; i < CONNECTIONS; i++) {
            int port = FIRST_PORT + i / A_PORT;
            TcpConnection client = stacks.left().tcp().connect(TwoStacks.RIGHT_V4, port, TcpSettings.DEFAULT.noDelay());
            stacks.step();
            TcpConnection server = listeners.get(i / A_PORT).accept();
            assertThat(server).isNotNull();
            all.add(client);
            all.add(server);
            say(stacks, client, server, bytes);
            say(stacks, server, client, bytes);
        }
        stacks.run(Durations.SECOND);
        long bytesOfOne = (heap() - heap) / all.size();
        System.out.printf("%,d idle connections, %,d bytes each%n", all.size(), bytesOfOne);
        assertThat(bytesOfOne).as("bytes a connection").isLessThan(MOST_BYTES);
        assertThat(direct() - direct).as("bytes of buffers of all").isLessThan(1 << 20);
        assertThat(all.get(0).isEstablished()).isTrue();
    }

    private static void say(TwoStacks stacks, TcpConnection from, TcpConnection to, ByteBuffer bytes) {
        assertThat(from.write(bytes.clear())).isEqualTo(MESSAGE);
        stacks.step();
        assertThat(to.read(bytes.clear())).isEqualTo(MESSAGE);
    }
}
