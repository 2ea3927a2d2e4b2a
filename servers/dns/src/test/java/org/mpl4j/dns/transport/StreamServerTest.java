package org.mpl4j.dns.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.Dns.Rcode;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.servers.common.metrics.Tallies;

final class StreamServerTest {
    private static final int IDLE = 10_000;
    private static final StreamLimits LIMITS = StreamLimits.standard();

    private final Tallies tallies = TransportCounter.tallies();
    private final AtomicLong skipped = new AtomicLong();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : open.reversed()) {
            resource.close();
        }
    }

    private InetSocketAddress start(String host, StreamLimits limits) throws IOException {
        StreamServer server = new StreamServer(limits, () -> System.nanoTime() + skipped.get());
        open.add(server);
        server.bind(List.of(new InetSocketAddress(host, 0)), null);
        server.start(EchoService::new, tallies);
        return server.addresses(Transport.TCP).getFirst();
    }

    private StreamClient connect(InetSocketAddress server) throws IOException {
        StreamClient client = new StreamClient(server);
        open.add(client);
        return client;
    }

    private void skip(Duration time) {
        skipped.addAndGet(time.toNanos());
    }

    private long count(TransportCounter counter) {
        return counter.sum(tallies, Transport.TCP);
    }

    private static void assertAnswered(StreamClient client, int id) throws Exception {
        Dns answer = client.receive();
        assertThat(answer.id()).isEqualTo(id);
        assertThat(answer.rcode()).isEqualTo(Rcode.Refused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void answersQueriesBehindEachOther(String host) throws Exception {
        StreamClient client = connect(start(host, LIMITS));
        ByteArrayOutputStream queries = new ByteArrayOutputStream();
        for (int id = 1; id <= 3000; id++) {
            queries.writeBytes(StreamClient.frame(EchoService.query(id, "www.example.org")));
        }
        client.send(queries.toByteArray());
        for (int id = 1; id <= 3000; id++) {
            assertAnswered(client, id);
        }
        assertThat(count(TransportCounter.SENT)).isEqualTo(3000);
    }

    @Test
    void answersAQueryThatComesByteByByte() throws Exception {
        StreamClient client = connect(start("127.0.0.1", LIMITS));
        for (byte b : StreamClient.frame(EchoService.query(7, "www.example.org"))) {
            client.send(new byte[] {b});
        }
        assertAnswered(client, 7);
    }

    @Test
    void answersOthersWhileAnAnswerIsStillToCome() throws Exception {
        StreamClient client = connect(start("127.0.0.1", LIMITS));
        client.ask(1, "later-300");
        client.ask(2, "www.example.org");
        client.ask(3, "later-drop");
        assertAnswered(client, 2);
        assertAnswered(client, 1);
        assertThat(count(TransportCounter.SENT)).isEqualTo(2);
        assertThat(count(TransportCounter.UNANSWERED)).isEqualTo(1);
    }

    @Test
    void answersMoreLaterThanItBeginsAtOnce() throws Exception {
        StreamClient client = connect(start("127.0.0.1", LIMITS));
        int count = 100;
        ByteArrayOutputStream queries = new ByteArrayOutputStream();
        for (int id = 1; id <= count; id++) {
            String name = id % 10 == 0 ? "later-drop" : "later-" + id % 3;
            queries.writeBytes(StreamClient.frame(EchoService.query(id, name)));
        }
        client.send(queries.toByteArray());
        client.shutdownOutput();
        Set<Integer> answered = new HashSet<>();
        for (int i = 0; i < count - count / 10; i++) {
            answered.add(client.receive().id());
        }
        assertThat(answered).hasSize(count - count / 10);
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void forgetsALateAnswerToAClientThatHasGone() throws Exception {
        InetSocketAddress server = start("127.0.0.1", LIMITS);
        try (StreamClient gone = new StreamClient(server)) {
            gone.ask(1, "later-100");
            gone.ask(2, "www.example.org");
            assertAnswered(gone, 2);
        }
        // Who has ended its side may still read: the connection ends when the answer has been given.
        await(TransportCounter.CLOSED, 1);
        StreamClient client = connect(server);
        client.ask(3, "www.example.org");
        assertAnswered(client, 3);
    }

    @Test
    void goesOnBehindMessagesThatAreDroppedOrMalformedOrCostAnException() throws Exception {
        StreamClient client = connect(start("127.0.0.1", LIMITS));
        client.ask(1, "drop");
        client.ask(2, "throw");
        client.send(new byte[] {0, 0});
        client.send(new byte[] {0, 3, 1, 2, 3});
        client.ask(5, "www.example.org");
        assertThat(client.receive().rcode()).isEqualTo(Rcode.FormErr);
        assertThat(client.receive().rcode()).isEqualTo(Rcode.FormErr);
        assertAnswered(client, 5);
        assertThat(count(TransportCounter.FAILED)).isEqualTo(1);
        assertThat(count(TransportCounter.UNANSWERED)).isEqualTo(1);
    }

    @Test
    void sendsWhatWasAskedBeforeTheClientEndedItsSide() throws Exception {
        StreamClient client = connect(start("127.0.0.1", LIMITS));
        client.ask(1, "many-50");
        client.ask(2, "www.example.org");
        client.shutdownOutput();
        int big = 0;
        int small = 0;
        for (int i = 0; i < 51; i++) {
            if (client.receive().id() == 1) {
                big++;
            } else {
                small++;
            }
        }
        assertThat(List.of(big, small)).containsExactly(50, 1);
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void answersOthersAndHoldsLittleWhileOneClientTakesNothing() throws Exception {
        InetSocketAddress server = start("127.0.0.1", LIMITS);
        StreamClient lazy = connect(server);
        lazy.ask(1, "many-100000");
        StreamClient other = connect(server);
        for (int id = 1; id <= 100; id++) {
            other.ask(id, "www.example.org");
            assertAnswered(other, id);
        }
        // What the client did not read is in the system's buffers and one round of ours: far less than the whole.
        assertThat(count(TransportCounter.SENT)).isLessThan(1000);
        for (int i = 0; i < 300; i++) {
            assertThat(lazy.receive().id()).isEqualTo(1);
        }
    }

    @Test
    void closesWhoTakesNothingForTooLong() throws Exception {
        InetSocketAddress server = start("127.0.0.1", LIMITS);
        StreamClient lazy = connect(server);
        lazy.ask(1, "many-100000");
        StreamClient other = connect(server);
        long before;
        do {
            before = count(TransportCounter.SENT);
            other.ask(1, "www.example.org");
            assertAnswered(other, 1);
        } while (count(TransportCounter.SENT) > before + 1);
        skip(LIMITS.write().plusSeconds(1));
        await(TransportCounter.TIMED_OUT, 1);
    }

    /** Two answers to another client: by then, the server's loop has read what lay ready before the first. */
    private static void letTheServerRead(StreamClient other) throws Exception {
        for (int id = 1; id <= 2; id++) {
            other.ask(id, "www.example.org");
            assertAnswered(other, id);
        }
    }

    private void await(TransportCounter counter, long value) throws InterruptedException {
        long end = System.nanoTime() + StreamClient.PATIENCE_MILLIS * 1_000_000L;
        while (count(counter) < value && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        assertThat(count(counter)).isGreaterThanOrEqualTo(value);
    }

    @Test
    void closesWhoSaysNothingForTooLong() throws Exception {
        StreamClient client = connect(start("127.0.0.1", LIMITS));
        client.ask(1, "www.example.org");
        assertAnswered(client, 1);
        skip(LIMITS.idle().minusSeconds(5));
        client.ask(2, "www.example.org");
        assertAnswered(client, 2);
        skip(LIMITS.idle().plusSeconds(1));
        assertThat(client.isClosed()).isTrue();
        assertThat(count(TransportCounter.TIMED_OUT)).isEqualTo(1);
    }

    @Test
    void closesWhoDoesNotEndAMessage() throws Exception {
        InetSocketAddress server = start("127.0.0.1", LIMITS);
        StreamClient client = connect(server);
        StreamClient other = connect(server);
        client.ask(1, "www.example.org");
        client.send(new byte[] {0, 100, 1});
        assertAnswered(client, 1);
        letTheServerRead(other);
        client.send(new byte[] {2});
        skip(LIMITS.message().plusSeconds(1));
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void allowsSoManyConnectionsOfAnAddress() throws Exception {
        InetSocketAddress server = start("127.0.0.1", LIMITS.withConnections(100, 2));
        StreamClient first = connect(server);
        StreamClient second = connect(server);
        second.ask(1, "www.example.org");
        assertAnswered(second, 1);
        assertThat(connect(server).isClosed()).isTrue();
        assertThat(count(TransportCounter.REFUSED)).isEqualTo(1);
        first.close();
        await(TransportCounter.CLOSED, 1);
        StreamClient third = connect(server);
        third.ask(2, "www.example.org");
        assertAnswered(third, 2);
    }

    @Test
    void makesRoomByClosingTheOneThatIsIdleForLongest() throws Exception {
        InetSocketAddress server = start("127.0.0.1", LIMITS.withConnections(2, 100));
        StreamClient first = connect(server);
        first.ask(1, "www.example.org");
        assertAnswered(first, 1);
        StreamClient second = connect(server);
        second.ask(2, "www.example.org");
        assertAnswered(second, 2);
        StreamClient third = connect(server);
        third.ask(3, "www.example.org");
        assertAnswered(third, 3);
        assertThat(first.isClosed()).isTrue();
        second.ask(4, "www.example.org");
        assertAnswered(second, 4);
        assertThat(count(TransportCounter.EVICTED)).isEqualTo(1);
    }

    /** Of another process, as a process may not have so many files; some are in the middle of a message. */
    @Test
    void servesOthersBesideTenThousandThatAreIdle() throws Exception {
        assumeTrue(
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                        && system.getMaxFileDescriptorCount() > IDLE + 1000,
                "the limit of open files (ulimit -Hn) is less than 11,000");
        InetSocketAddress server = start("127.0.0.1", LIMITS);
        StreamClient active = connect(server);
        active.ask(1, "www.example.org");
        assertAnswered(active, 1);
        long before = usedMemory();
        Process process = IdleClients.start(server, IDLE);
        try (BufferedReader out = process.inputReader();
                BufferedWriter in = process.outputWriter()) {
            assertThat(out.readLine()).isEqualTo("open");
            await(TransportCounter.ACCEPTED, IDLE + 1);
            // 1 KiB each would be 10 MiB.
            assertThat(usedMemory() - before).isLessThan(24L << 20);
            for (int id = 0; id < 1000; id++) {
                active.ask(id, "www.example.org");
                assertAnswered(active, id);
            }
            StreamClient late = connect(server);
            late.ask(7, "www.example.org");
            assertAnswered(late, 7);
            in.write("ask\n");
            in.flush();
            assertThat(out.readLine()).isEqualTo("answered " + IDLE);
            assertThat(count(TransportCounter.EVICTED)).isZero();
            skip(LIMITS.idle().plusSeconds(1));
            await(TransportCounter.CLOSED, IDLE);
        } finally {
            process.destroy();
        }
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void servesThousandsOfConnections() throws Exception {
        InetSocketAddress server = start("127.0.0.1", LIMITS);
        List<StreamClient> clients = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            clients.add(connect(server));
        }
        for (int i = 0; i < clients.size(); i++) {
            clients.get(i).ask(i, "www.example.org");
        }
        for (int i = 0; i < clients.size(); i++) {
            assertAnswered(clients.get(i), i);
        }
    }

    @Test
    void stopsAfterItHasSentWhatIsAnswered() throws Exception {
        StreamServer server = new StreamServer(LIMITS);
        server.bind(List.of(new InetSocketAddress("127.0.0.1", 0)), null);
        server.start(EchoService::new, tallies);
        try (StreamClient client =
                new StreamClient(server.addresses(Transport.TCP).getFirst())) {
            client.ask(1, "www.example.org");
            assertAnswered(client, 1);
            InetSocketAddress address = server.addresses(Transport.TCP).getFirst();
            server.close();
            assertThat(client.isClosed()).isTrue();
            assertThatThrownBy(() -> new StreamClient(address)).isInstanceOf(IOException.class);
        }
    }
}
