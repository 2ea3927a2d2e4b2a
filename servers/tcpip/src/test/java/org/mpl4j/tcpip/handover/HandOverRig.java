package org.mpl4j.tcpip.handover;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.Prefix;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.packets.handover.Handover;
import org.mpl4j.tcpip.phy.Device;
import org.mpl4j.tcpip.phy.Faults;
import org.mpl4j.tcpip.phy.FaultyDevice;
import org.mpl4j.tcpip.phy.MemoryLink;
import org.mpl4j.tcpip.stack.Stack;
import org.mpl4j.tcpip.tcp.TcpConnection;
import org.mpl4j.tcpip.tcp.TcpEvent;
import org.mpl4j.tcpip.tcp.TcpListener;
import org.mpl4j.tcpip.tcp.TcpSettings;

/** A client's stack, a link with faults, and a server that one stack after the other is, by encoded messages. */
final class HandOverRig {
    static final IpAddress CLIENT = IpAddress.of("192.0.2.1");
    static final IpAddress SERVER = IpAddress.of("192.0.2.2");
    static final IpAddress CLIENT_V6 = IpAddress.of("2001:db8::1");
    static final IpAddress SERVER_V6 = IpAddress.of("2001:db8::2");
    static final int PORT = 80;

    private static final long CLIENT_MAC = 0x02_00_00_00_00_01L;
    private static final long SERVER_MAC = 0x02_00_00_00_00_02L;
    private static final int QUEUE = 4096;

    private final Random random;
    private final Stack client;
    private final Device serverDevice;
    private final OfferedHost host;
    private final TcpSettings settings;
    private final Supplier<Talk> program;
    private final Map<Integer, Talk> talks = new HashMap<>();
    private final List<Stack> servers = new ArrayList<>();
    private final Map<Stack, Long> aheads = new HashMap<>();
    private NetInterface serverInterface;
    private TcpListener listener;
    private boolean isPaused;
    private int backlog = 10;
    private long now = Durations.SECOND;

    /**
     * A server that listens.
     *
     * @param program what it does with each connection
     */
    HandOverRig(long seed, int mtu, Faults faults, TcpSettings settings, Supplier<Talk> program) {
        random = new Random(seed);
        this.settings = settings;
        this.program = program;
        MemoryLink link = new MemoryLink(mtu, QUEUE);
        client = new Stack(now, new Random(random.nextLong()));
        Device clientDevice = new FaultyDevice(link.left(), faults, new Random(random.nextLong()));
        serverDevice = new FaultyDevice(link.right(), faults, new Random(random.nextLong()));
        NetInterface out = client.attach("client", clientDevice, CLIENT_MAC);
        client.ownAddress(out, Prefix.of(CLIENT + "/24"));
        host = new OfferedHost(
                SERVER_MAC,
                mtu,
                false,
                mtu < 1280
                        ? List.of(Prefix.of(SERVER + "/24"))
                        : List.of(Prefix.of(SERVER + "/24"), Prefix.of(SERVER_V6 + "/64")),
                List.of(CLIENT));
        if (mtu >= 1280) {
            client.ownAddress(out, Prefix.of(CLIENT_V6 + "/64"));
        }
        newServer();
    }

    /** How many connections the next servers' listeners have. */
    HandOverRig backlog(int count) {
        backlog = count;
        newServer();
        return this;
    }

    private Stack newServer() {
        // Each stack has a clock of its own.
        Stack server = new Stack(now + random.nextInt(1_000) * Durations.SECOND, new Random(random.nextLong()));
        long ahead = server.clock().now() - now;
        serverInterface = host.attach(server, "server", new LateDevice(serverDevice, ahead));
        servers.add(server);
        aheads.put(server, ahead);
        listener = server.tcp().listen(IpAddress.ANY, PORT, backlog, settings);
        TcpListener accepting = listener;
        listener.onConnection(() -> {
            TcpConnection connection = accepting.accept();
            talks.computeIfAbsent(connection.remotePort(), port -> newTalk()).on(connection);
        });
        return server;
    }

    private Talk newTalk() {
        Talk talk = program.get();
        if (isPaused) {
            talk.pause(true);
        }
        return talk;
    }

    /** Gives the server to another stack; returns the messages. */
    List<ByteBuffer> handOver() {
        return handOverTo(true);
    }

    /** Gives the server to another stack, which has a listener or not. */
    List<ByteBuffer> handOverTo(boolean listens) {
        List<ByteBuffer> messages = new ArrayList<>();
        Stack before = server();
        try {
            new StackGiver(before, serverInterface, content -> messages.add(encode(content))).give();
            Stack next = newServer();
            if (!listens) {
                listener.close();
            }
            take(next, messages).carryOn();
        } catch (HandOverException e) {
            throw new AssertionError(e);
        }
        return messages;
    }

    StackTaker take(Stack stack, List<ByteBuffer> messages) throws HandOverException {
        Iterator<ByteBuffer> rest = messages.iterator();
        StackTaker taker = new StackTaker(stack, serverInterface, () -> parse(rest));
        taker.take();
        return taker;
    }

    /** A stack that could take the server, and is not used. */
    Stack spare() {
        Stack server = new Stack(now, new Random(1));
        host.attach(server, "spare", serverDevice);
        server.tcp().listen(IpAddress.ANY, PORT, backlog, settings);
        return server;
    }

    static ByteBuffer encode(Handover.Builder.Content content) {
        ByteBuffer room = ByteBuffer.allocate(Conduit.LONGEST);
        PacketWriter writer = new PacketWriter(room);
        Handover.write(writer, content);
        writer.finish();
        return room.flip();
    }

    private static Handover parse(Iterator<ByteBuffer> messages) throws HandOverException {
        if (!messages.hasNext()) {
            throw new HandOverException("the other side has gone");
        }
        try {
            Handover message = Handover.parse(messages.next().duplicate());
            if (!message.violations().isEmpty()) {
                throw new HandOverException(message.violations().toString());
            }
            return message;
        } catch (ParseException e) {
            throw new HandOverException("no message", e);
        }
    }

    Talk connect(boolean isV6, TcpSettings clientSettings, Talk talk) {
        return talk.on(client.tcp().connect(isV6 ? SERVER_V6 : SERVER, PORT, clientSettings));
    }

    /** Lets time pass until something is so; returns whether it is so by then. */
    boolean runUntil(BooleanSupplier condition, long duration) {
        long end = now + duration;
        step();
        while (!condition.getAsBoolean()) {
            long next = Math.min(client.nextDeadline(), serverTime(server().nextDeadline()));
            if (next > end) {
                now = end;
                step();
                return condition.getAsBoolean();
            }
            now = Math.max(now, next);
            step();
        }
        return true;
    }

    private long serverTime(long deadline) {
        return deadline == Long.MAX_VALUE ? deadline : deadline - aheads.get(server());
    }

    /** Does what is to be done now, a few frames at a time. */
    private void step() {
        boolean isAny = true;
        while (isAny) {
            isAny = client.poll(now) | server().poll(now + aheads.get(server()));
        }
    }

    Stack client() {
        return client;
    }

    /** The stack that is the server now. */
    Stack server() {
        return servers.getLast();
    }

    /** Has all programs of the server do nothing, also those that begin, or go on. */
    void pauseAll(boolean value) {
        isPaused = value;
        talks.values().forEach(talk -> talk.pause(value));
    }

    List<Talk> talks() {
        return List.copyOf(talks.values());
    }

    /** How often something happened in all stacks. */
    long count(TcpEvent event) {
        long count = client.tcp().counts().get(event);
        for (Stack server : servers) {
            count += server.tcp().counts().get(event);
        }
        return count;
    }

    /**
     * A device of a stack whose clock is ahead of that of the device.
     *
     * @param device whose clock is not
     * @param ahead how much
     */
    private record LateDevice(Device device, long ahead) implements Device {
        @Override
        public int mtu() {
            return device.mtu();
        }

        @Override
        public boolean isEthernet() {
            return device.isEthernet();
        }

        @Override
        public boolean read(ByteBuffer into, long now) {
            return device.read(into, now - ahead);
        }

        @Override
        public boolean write(ByteBuffer frame, long now) {
            return device.write(frame, now - ahead);
        }

        @Override
        public void advance(long now) {
            device.advance(now - ahead);
        }

        @Override
        public long nextDeadline() {
            long deadline = device.nextDeadline();
            return deadline == NEVER ? NEVER : deadline + ahead;
        }
    }
}
