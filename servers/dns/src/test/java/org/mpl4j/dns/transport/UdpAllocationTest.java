package org.mpl4j.dns.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mpl4j.dns.service.Service;
import org.mpl4j.servers.common.nativeio.NativeIo;

/** What a datagram costs in memory, with a service that allocates nothing. */
final class UdpAllocationTest {
    private static final Service PARROT = (request, response) -> {
        response.put(request.message());
        return true;
    };
    private static final int ROUNDS = 10_000;
    private static final int WARM_UP = 10;
    private static final int MEASURED = 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void batchesAllocateNothing() throws Exception {
        assumeThat(NativeIo.isAvailable()).isTrue();
        assertThat(bytesPerDatagram(100, 3)).isLessThan(1);
    }

    @Test
    void aChannelAllocatesNothingWhileOneClientAsks() throws Exception {
        assertThat(bytesPerDatagram(UdpOptions.NEVER, 1)).isLessThan(1);
    }

    @Test
    void aChannelAllocatesTheSendersAddressWhenItIsAnotherOne() throws Exception {
        assertThat(bytesPerDatagram(UdpOptions.NEVER, 2)).isBetween(50.0, 300.0);
    }

    private static double bytesPerDatagram(long nativeAfter, int clientCount) throws IOException {
        UdpOptions options = UdpOptions.standard().withSocketsPerAddress(1).withNativeAfter(nativeAfter);
        List<DatagramChannel> clients = new ArrayList<>();
        try (UdpServer server = UdpServer.bind(List.of(new InetSocketAddress("127.0.0.1", 0)), options)) {
            server.start(() -> PARROT, TransportCounter.tallies());
            for (int i = 0; i < clientCount; i++) {
                clients.add(DatagramChannel.open().connect(server.addresses().getFirst()));
            }
            do {
                ask(clients);
            } while (nativeAfter != UdpOptions.NEVER && server.nativeCount() == 0);
            for (int i = 0; i < WARM_UP; i++) {
                ask(clients);
            }
            // The compiler may still be at it.
            long least = Long.MAX_VALUE;
            for (int i = 0; i < MEASURED && least >= ROUNDS; i++) {
                long before = allocatedByWorkers();
                ask(clients);
                least = Math.min(least, allocatedByWorkers() - before);
            }
            return (double) least / ROUNDS;
        } finally {
            for (DatagramChannel client : clients) {
                client.close();
            }
        }
    }

    private static void ask(List<DatagramChannel> clients) throws IOException {
        ByteBuffer query = EchoService.query(1, "www.example.org");
        ByteBuffer answer = ByteBuffer.allocateDirect(512);
        for (int i = 0; i < ROUNDS; i++) {
            DatagramChannel client = clients.get(i % clients.size());
            client.write(query.rewind());
            client.read(answer.clear());
        }
    }

    private static long allocatedByWorkers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("udp-[0-9]+"))
                .mapToLong(thread -> THREADS.getThreadAllocatedBytes(thread.threadId()))
                .sum();
    }
}
