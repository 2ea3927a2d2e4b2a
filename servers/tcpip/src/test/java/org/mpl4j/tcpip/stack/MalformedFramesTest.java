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
import org.mpl4j.tcpip.packets.ip.Ipv4;
import org.mpl4j.tcpip.phy.Device;
import org.mpl4j.tcpip.phy.Faults;
import org.mpl4j.tcpip.phy.MemoryLink;
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
        long now = 0;
        for (int i = 0; i < 60; i++) {
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
                correctHeader(mutant);
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

    /** Lets what is changed behind the header's checksum get through. */
    private static void correctHeader(ByteBuffer frame) {
        Ethernet.tryParse(frame).toOptional().ifPresent(ethernet -> {
            if (ethernet.frame().typeKind().label().equals("Type")) {
                Ipv4.tryParse(ethernet.frame().asType().payload())
                        .toOptional()
                        .filter(packet -> packet.version() == 4)
                        .ifPresent(Ipv4::refresh);
            }
        });
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
    }
}
