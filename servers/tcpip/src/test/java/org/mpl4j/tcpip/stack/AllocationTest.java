package org.mpl4j.tcpip.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.tcp.TcpConnection;
import org.mpl4j.tcpip.tcp.TcpListener;
import org.mpl4j.tcpip.tcp.TcpSettings;
import org.mpl4j.tcpip.udp.UdpMessage;
import org.mpl4j.tcpip.udp.UdpSocket;

/**
 * Nothing is allocated for a packet: buffers are used again, writers are made once, and views are pointed at one packet after the other. In virtual machines of their own, as what is compiled before decides what
 * else is taken apart; the best of some counts.
 */
class AllocationTest {
    private static final int TURNS = 1_000;
    private static final int ROUNDS = 150;
    private static final int MACHINES = 3;

    /** Less than a byte a turn: the count itself takes a few hundred. */
    private static final long MOST = TURNS;

    private static final int SEGMENTS = 4;
    private static final int SEGMENT = 1448;

    @ParameterizedTest
    @ValueSource(strings = {"udp4", "udp6", "echo4", "echo6", "tcp4", "tcp6"})
    void allocatesNothingForAPacket(String kind) throws IOException, InterruptedException {
        long least = Long.MAX_VALUE;
        for (int machine = 0; machine < MACHINES && least > MOST; machine++) {
            least = Math.min(least, measure(kind));
        }
        assertThat(least).as("bytes in %s turns", TURNS).isLessThanOrEqualTo(MOST);
    }

    private static long measure(String kind) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AllocationTest.class.getName(),
                        kind)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return Long.parseLong(output.strip());
    }

    /** Prints how many bytes are allocated for so many exchanges, at the least. */
    public static void main(String[] arguments) {
        TwoStacks stacks = TwoStacks.onGoodLink();
        Runnable turn = switch (arguments[0]) {
            case "udp4" -> udp(stacks, TwoStacks.RIGHT_V4);
            case "udp6" -> udp(stacks, TwoStacks.RIGHT_V6);
            case "echo4" ->
                () -> {
                    stacks.left().icmp().v4().ping(TwoStacks.RIGHT_V4, 1, 1, DATA);
                    stacks.step();
                };
            case "echo6" ->
                () -> {
                    stacks.left().icmp().v6().ping(TwoStacks.RIGHT_V6, 1, 1, DATA);
                    stacks.step();
                };
            case "tcp4" -> tcp(stacks, TwoStacks.RIGHT_V4);
            default -> tcp(stacks, TwoStacks.RIGHT_V6);
        };
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least > MOST; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < TURNS; i++) {
                turn.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        System.out.println(least);
    }

    private static final Bytes DATA = Bytes.wrap(ByteBuffer.allocateDirect(100));

    /** A question and an answer. */
    private static Runnable udp(TwoStacks stacks, IpAddress address) {
        UdpSocket server = stacks.right().udp().bind(IpAddress.ANY, 53);
        UdpSocket client = stacks.left().udp().bind(IpAddress.ANY, 0);
        UdpMessage question = new UdpMessage();
        UdpMessage answer = new UdpMessage();
        return () -> {
            client.send(address, 53, DATA);
            stacks.step();
            if (server.receive(question)) {
                server.send(question.sourceHigh(), question.sourceLow(), question.sourcePort(), DATA);
            }
            stacks.step();
            client.receive(answer);
        };
    }

    /** Some segments, which are acknowledged. */
    private static Runnable tcp(TwoStacks stacks, IpAddress address) {
        TcpListener listener = stacks.right().tcp().listen(IpAddress.ANY, 80, 1, TcpSettings.DEFAULT);
        TcpConnection client = stacks.left().tcp().connect(address, 80, TcpSettings.DEFAULT);
        stacks.run(Durations.SECOND);
        TcpConnection server = listener.accept();
        if (server == null) {
            throw new IllegalStateException("no connection");
        }
        ByteBuffer out = ByteBuffer.allocateDirect(SEGMENTS * SEGMENT);
        ByteBuffer in = ByteBuffer.allocateDirect(SEGMENTS * SEGMENT);
        return () -> {
            client.write(out.clear());
            stacks.step();
            server.read(in.clear());
            stacks.step();
        };
    }
}
