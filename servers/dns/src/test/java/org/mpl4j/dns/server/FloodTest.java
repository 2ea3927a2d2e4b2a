package org.mpl4j.dns.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Example;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.config.ListenConfig;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsArbitraries;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.dns.packets.transport.StreamMessage;
import org.mpl4j.dns.peers.Peer;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/**
 * Messages of every kind of brokenness, as fast as one client can send them over UDP and TCP, while another client's queries, each asked once, get their answers, and the
 * server needs no more memory than before. What the server has received it has answered: only the kernel may drop a query, when the queue of a socket is full. For as long as the property {@code mpl.dns.flood.seconds} says.
 */
final class FloodTest {
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("mpl.dns.flood.seconds", 4));
    private static final int MESSAGES = 4000;
    private static final int LARGEST = 0xffff;
    private static final long SEED = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long GROWTH = 24L << 20;

    private final AtomicBoolean isOver = new AtomicBoolean();
    private final AtomicLong sent = new AtomicLong();

    @Example
    void losesNoAnswerToOthers() throws Exception {
        List<byte[]> broken = broken();
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", Peer.freePort());
        Config config = Config.defaults()
                .withListen(ListenConfig.both(List.of(address)))
                .withMoreZones(List.of(Demo.zone()));
        try (Serving serving = new Serving(config, Authoritative::new)) {
            ask(address, Duration.ofSeconds(1));
            long dropped = drops(address);
            long before = usedMemory();
            List<Thread> floods = new ArrayList<>();
            floods.add(Thread.ofPlatform().start(() -> run(() -> floodDatagrams(address, broken))));
            floods.add(Thread.ofPlatform().start(() -> run(() -> floodStreams(address, broken))));
            Asked asked = ask(address, LENGTH);
            isOver.set(true);
            for (Thread flood : floods) {
                flood.join();
            }
            System.out.println(sent + " broken messages beside " + asked.answered + " queries that were answered, "
                    + asked.lost + " were lost; the kernel dropped " + (drops(address) - dropped));
            // A flood that comes faster than it is served fills the queue of its socket, and with it that of whoever
            // shares the socket. Nothing else may be lost.
            assertThat(asked.lost)
                    .as("lost queries that the kernel did not drop")
                    .isLessThanOrEqualTo(drops(address) - dropped);
            // What is left of the floods in the queues of sockets is seen to first; until then, the kernel may drop
            // queries.
            ask(address, Duration.ofSeconds(1));
            assertThat(ask(address, Duration.ofSeconds(1)).lost)
                    .as("lost afterwards")
                    .isZero();
            assertThat(sent.get()).isGreaterThan(1000L * LENGTH.toSeconds());
            assertThat(asked.answered).isPositive();
            assertThat(usedMemory() - before).as("growth of memory").isLessThan(GROWTH);
        }
    }

    private static List<byte[]> broken() {
        return DnsArbitraries.nearValid().generator(MESSAGES).stream(new Random(SEED))
                .limit(MESSAGES)
                .map(input -> input.value().bytes())
                .filter(bytes -> bytes.length <= LARGEST)
                .toList();
    }

    /** Something that goes on until the end. */
    private interface Flood {
        void send() throws IOException;
    }

    private static void run(Flood flood) {
        try {
            flood.send();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void floodDatagrams(InetSocketAddress server, List<byte[]> messages) throws IOException {
        try (DatagramChannel channel = DatagramChannel.open().connect(server)) {
            channel.configureBlocking(false);
            ByteBuffer answers = ByteBuffer.allocate(LARGEST);
            while (!isOver.get()) {
                for (byte[] message : messages) {
                    if (message.length < 1232) {
                        sent.addAndGet(channel.write(ByteBuffer.wrap(message)) > 0 ? 1 : 0);
                        channel.read(answers.clear());
                    }
                }
            }
        }
    }

    /** The server may end a stream on which nothing makes sense; then there is another one. */
    private void floodStreams(InetSocketAddress server, List<byte[]> messages) throws IOException {
        Random random = new Random(SEED);
        ByteBuffer frame = ByteBuffer.allocate(LARGEST + 2);
        ByteBuffer answers = ByteBuffer.allocate(LARGEST);
        while (!isOver.get()) {
            try (SocketChannel channel = SocketChannel.open(server)) {
                for (int i = 0; i < 100 && !isOver.get(); i++) {
                    Bytes message = Bytes.wrap(messages.get(random.nextInt(messages.size())));
                    StreamMessage.builder(frame.clear()).message(message).build();
                    channel.write(frame.flip());
                    sent.incrementAndGet();
                    channel.configureBlocking(false);
                    channel.read(answers.clear());
                    channel.configureBlocking(true);
                }
            } catch (IOException e) {
                // It was ended by the server while we wrote.
                Thread.onSpinWait();
            }
        }
    }

    /** Asks one query after the other, each once. */
    private Asked ask(InetSocketAddress server, Duration length) throws Exception {
        long end = System.nanoTime() + length.toNanos();
        Asked asked = new Asked();
        ByteBuffer answer = ByteBuffer.allocate(LARGEST);
        try (DatagramChannel channel = DatagramChannel.open().connect(server)) {
            channel.socket().setSoTimeout((int) PATIENCE.toMillis());
            DatagramPacket packet = new DatagramPacket(answer.array(), LARGEST);
            for (int id = 1; System.nanoTime() < end; id = id % LARGEST + 1) {
                if (isAnswered(channel, id, packet)) {
                    asked.answered++;
                } else {
                    asked.lost++;
                }
            }
        }
        return asked;
    }

    private static boolean isAnswered(DatagramChannel channel, int id, DatagramPacket packet) throws Exception {
        channel.write(query(id));
        while (true) {
            try {
                channel.socket().receive(packet);
            } catch (SocketTimeoutException e) {
                return false;
            }
            Dns dns = Dns.parse(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
            if (dns.id() == id) {
                assertThat(dns.ancount()).isEqualTo(1);
                return true;
            }
        }
    }

    private static final class Asked {
        private long answered;
        private long lost;
    }

    private static ByteBuffer query(int id) {
        return Dns.builder(ByteBuffer.allocate(512))
                .id(id)
                .questions(list -> list.add(question ->
                        question.qname(DnsName.of("web.demo.example")).qtype(Rrtype.A)))
                .build()
                .flip();
    }

    /** How many datagrams did not fit into the queues of the server's sockets. */
    private static long drops(InetSocketAddress address) throws IOException {
        String port = String.format(Locale.ROOT, ":%04X ", address.getPort());
        long drops = 0;
        for (String line : Files.readAllLines(Path.of("/proc/net/udp"))) {
            String[] words = line.strip().split("\\s+");
            if (line.contains("0100007F" + port) && words[2].endsWith(":0000")) {
                drops += Long.parseLong(words[words.length - 1]);
            }
        }
        return drops;
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
