package org.mpl4j.tcpip.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.iface.LinkEvent;
import org.mpl4j.tcpip.iface.Port;
import org.mpl4j.tcpip.ip.IpEvent;
import org.mpl4j.tcpip.packets.ethernet.Ethernet;
import org.mpl4j.tcpip.packets.ethernet.EthernetBody;
import org.mpl4j.tcpip.packets.icmp.Icmp;
import org.mpl4j.tcpip.packets.icmp.Icmpv6;
import org.mpl4j.tcpip.packets.ip.Ipv4;
import org.mpl4j.tcpip.packets.ip.Ipv6;
import org.mpl4j.tcpip.packets.ip.Ipv6Body;
import org.mpl4j.tcpip.packets.tcp.Tcp;
import org.mpl4j.tcpip.packets.udp.Udp;
import org.mpl4j.tcpip.phy.Device;
import org.mpl4j.tcpip.phy.Faults;
import org.mpl4j.tcpip.phy.MemoryLink;
import org.mpl4j.tcpip.tcp.TcpConnection;
import org.mpl4j.tcpip.tcp.TcpListener;
import org.mpl4j.tcpip.tcp.TcpSettings;
import org.mpl4j.tcpip.udp.UdpSocket;

/** Whatever comes in, nothing is thrown, and the stack serves on. */
class MalformedFramesTest {
    private static final int MUTANTS = 30_000;

    private final List<ByteBuffer> frames = new ArrayList<>();
    private final TwoStacks stacks = new TwoStacks(5, 700, Faults.NONE);

    /** Frames of all kinds that are known. */
    @BeforeEach
    void listen() {
        MemoryLink link = new MemoryLink(700, 4096);
        Stack spied = new Stack(0, new Random(1));
        long mac = stacks.rightInterface().link().mac();
        spied.address(spied.attach("spied", link.left(), mac), TwoStacks.RIGHT_V4 + "/24");
        // The same exchange as between the two stacks, but one of them is watched.
        Device watched = link.right();
        Stack other = new Stack(0, new Random(2));
        Watching device = new Watching(watched, frames);
        var otherInterface = other.attach("other", device, 0x02_00_00_00_00_09L);
        other.address(otherInterface, "192.0.2.9/24");
        other.autoconfigure(otherInterface);
        other.address(otherInterface, "2001:db8::9/64");
        spied.address(spied.ip().interfaces().get(1), TwoStacks.RIGHT_V6 + "/64");
        UdpSocket socket = other.udp().bind(IpAddress.ANY, 5000);
        spied.udp().bind(IpAddress.ANY, 53);
        TcpListener listener = spied.tcp().listen(IpAddress.ANY, 80, 5, TcpSettings.DEFAULT);
        long now = 0;
        for (int i = 0; i < 60; i++) {
            if (i == 35 || i == 45) {
                IpAddress to = i == 35 ? TwoStacks.RIGHT_V4 : TwoStacks.RIGHT_V6;
                TcpConnection connection = other.tcp().connect(to, 80, TcpSettings.DEFAULT);
                connection.write(ByteBuffer.allocateDirect(3_000));
                connection.closeOutput();
            }
            for (TcpConnection taken = listener.accept(); taken != null; taken = listener.accept()) {
                taken.write(ByteBuffer.allocateDirect(3_000));
                taken.closeOutput();
            }
            if (i % 10 == 5) {
                for (IpAddress to : List.of(TwoStacks.RIGHT_V4, TwoStacks.RIGHT_V6)) {
                    socket.send(to, 53, Bytes.filled(7, i * 30));
                    socket.send(to, 54, Bytes.filled(7, i * 30));
                    spied.udp().bind(IpAddress.ANY, 0).send(IpAddress.of("192.0.2.9"), 7, Bytes.filled(7, 9));
                    spied.udp().bind(IpAddress.ANY, 0).send(IpAddress.of("2001:db8::9"), 7, Bytes.filled(7, 9));
                }
                other.icmp().v4().ping(TwoStacks.RIGHT_V4, 1, i, Bytes.filled(7, i * 30));
                other.icmp().v6().ping(TwoStacks.RIGHT_V6, 1, i, Bytes.filled(7, i * 30));
            }
            now += 100 * Durations.MILLISECOND;
            while (spied.poll(now) | other.poll(now)) {}
        }
        assertThat(frames).hasSizeGreaterThan(40);
        stacks.run(3 * Durations.SECOND);
        stacks.right().udp().bind(IpAddress.ANY, 53);
        stacks.right().tcp().listen(IpAddress.ANY, 80, 5, TcpSettings.DEFAULT);
    }

    private record Watching(Device device, List<ByteBuffer> frames) implements Device {
        @Override
        public int mtu() {
            return device.mtu();
        }

        @Override
        public boolean isEthernet() {
            return true;
        }

        @Override
        public boolean read(ByteBuffer into, long now) {
            return device.read(into, now);
        }

        @Override
        public boolean write(ByteBuffer frame, long now) {
            frames.add(ByteBuffer.allocateDirect(frame.remaining())
                    .put(frame.duplicate())
                    .flip());
            return device.write(frame, now);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void changedFramesDoNoHarm(long seed) {
        Random random = new Random(seed);
        Port port = stacks.right().ports().get(1);
        ByteBuffer mutant = ByteBuffer.allocateDirect(800);
        for (int i = 0; i < MUTANTS; i++) {
            ByteBuffer frame = frames.get(random.nextInt(frames.size()));
            mutant.clear().put(frame.duplicate()).flip();
            int changes = 1 + random.nextInt(3);
            for (int change = 0; change < changes; change++) {
                int at = random.nextInt(mutant.limit());
                switch (random.nextInt(4)) {
                    case 0 -> mutant.put(at, (byte) random.nextInt());
                    case 1 -> mutant.put(at, (byte) (mutant.get(at) ^ 1 << random.nextInt(8)));
                    case 2 -> mutant.put(at, random.nextBoolean() ? (byte) 0xff : 0);
                    default -> mutant.limit(Math.max(at, 1));
                }
            }
            if (random.nextInt(3) > 0) {
                correct(mutant);
            }
            port.receive(mutant);
            if (i % 100 == 0) {
                stacks.run(Durations.MILLISECOND * random.nextInt(100));
            }
        }
        assertThat(port.counts().get(LinkEvent.MALFORMED)).isPositive();
        assertThat(stacks.right().ip().counts().get(IpEvent.MALFORMED)).isPositive();
        serves();
    }

    /** Lets what is changed get through checksums. */
    private static void correct(ByteBuffer frame) {
        Ethernet.tryParse(frame).toOptional().ifPresent(ethernet -> {
            if (ethernet.frame().typeKind() == EthernetBody.TypeKind.Type) {
                Bytes packet = ethernet.frame().asType().payload();
                Ipv4.tryParse(packet)
                        .toOptional()
                        .filter(v4 -> v4.version() == 4)
                        .ifPresent(v4 -> {
                            v4.refresh();
                            ByteBuffer pseudo = ByteBuffer.allocate(8);
                            pseudo.putInt((int) v4.src())
                                    .putInt((int) v4.dest())
                                    .flip();
                            correct(v4.protocolRaw(), v4.payload(), Bytes.wrap(pseudo));
                        });
                Ipv6.tryParse(packet)
                        .toOptional()
                        .filter(v6 -> v6.body().nextKind() == Ipv6Body.NextKind.Payload)
                        .ifPresent(v6 -> {
                            ByteBuffer pseudo = ByteBuffer.allocate(32);
                            v6.src().copyTo(pseudo);
                            v6.dest().copyTo(pseudo);
                            correct(v6.nextHeaderRaw(), v6.body().asPayload().payload(), Bytes.wrap(pseudo.flip()));
                        });
            }
        });
    }

    private static void correct(int protocol, Bytes payload, Bytes pseudo) {
        switch (protocol) {
            case 1 -> Icmp.tryParse(payload).toOptional().ifPresent(Icmp::refreshSums);
            case 6 -> Tcp.tryParse(payload, pseudo).toOptional().ifPresent(Tcp::refreshSums);
            case 17 -> Udp.tryParse(payload, pseudo).toOptional().ifPresent(Udp::refreshSums);
            case 58 -> Icmpv6.tryParse(payload, pseudo).toOptional().ifPresent(Icmpv6::refreshSums);
            default -> {}
        }
    }

    @Test
    void noiseDoesNoHarm() {
        Random random = new Random(9);
        Port port = stacks.right().ports().get(1);
        for (int i = 0; i < MUTANTS; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            port.receive(ByteBuffer.allocateDirect(noise.length).put(noise).flip());
        }
        serves();
    }

    private void serves() {
        stacks.run(200 * Durations.SECOND);
        List<String> replies = new ArrayList<>();
        stacks.left().icmp().v4().onEchoReply((datagram, identifier, sequence, data) -> replies.add("4"));
        stacks.left().icmp().v6().onEchoReply((datagram, identifier, sequence, data) -> replies.add("6"));
        for (int i = 0; i < 2; i++) {
            stacks.left().icmp().v4().ping(TwoStacks.RIGHT_V4, 1, 1, Bytes.filled(1, 2_000));
            stacks.left().icmp().v6().ping(TwoStacks.RIGHT_V6, 1, 1, Bytes.filled(1, 2_000));
            stacks.run(Durations.SECOND);
        }
        assertThat(replies).contains("4", "6");
        TcpConnection connection = stacks.left().tcp().connect(TwoStacks.RIGHT_V4, 80, TcpSettings.DEFAULT);
        stacks.run(10 * Durations.SECOND);
        assertThat(connection.isEstablished()).isTrue();
    }
}
