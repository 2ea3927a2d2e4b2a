package org.mpl4j.tcpip.scenario;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.tcp.TcpConnection;
import org.mpl4j.tcpip.tcp.TcpListener;
import org.mpl4j.tcpip.udp.UdpMessage;
import org.mpl4j.tcpip.udp.UdpSocket;

/** What programs do in a scenario. */
final class Actions {
    private static final int BACKLOG = 5;

    private final World world;
    private final Options options = new Options();
    private final Map<String, TcpConnection> connections = new HashMap<>();
    private final Map<String, Long> written = new HashMap<>();
    private final Map<String, Long> read = new HashMap<>();
    private @Nullable TcpListener listener;
    private @Nullable UdpSocket socket;

    Actions(World world) {
        this.world = world;
    }

    /** Does what a line says. */
    void run(String line) {
        String[] split = line.split("\\s+");
        String name = Flow.DEFAULT;
        if (split.length > 1 && split[1].startsWith("@")) {
            name = split[1].substring(1);
        }
        List<String> words =
                List.of(split).stream().filter(word -> !word.startsWith("@")).toList();
        run(words.get(0), words, name, line);
        world.settle();
    }

    private void run(String verb, List<String> words, String name, String line) {
        switch (verb) {
            case "wait" -> {}
            case "set" -> options.set(words.get(1), words.size() > 2 ? words.get(2) : "");
            case "flow" -> flow(words);
            case "datagram" ->
                world.wholes.put(
                        words.get(1), new FrameWriter(world).content(PacketText.parse(line.split("\\s+", 3)[2])));
            case "listen" -> listen(words);
            case "unlisten" -> listener().close();
            case "accept" -> accept(name);
            case "connect" -> connect(words, name);
            case "write" -> write(name, Integer.parseInt(words.get(1)));
            case "read" -> read(name, words.get(1));
            case "shutdown" -> connection(name).closeOutput();
            case "close" -> connection(name).close();
            case "abort" -> connection(name).abort();
            case "udp" -> udp(words);
            case "ping" -> ping(words);
            case "address" -> world.stack.address(world.eth, words.get(1));
            case "autoconfigure" -> world.stack.autoconfigure(world.eth);
            case "route" -> world.stack.route(words.get(1), words.get(2), world.eth);
            default -> throw new ScenarioFailure("nobody knows how to '" + verb + "'");
        }
    }

    private static int after(List<String> words, String key, int otherwise) {
        int at = words.indexOf(key);
        return at < 0 ? otherwise : (int) (long) Long.decode(words.get(at + 1));
    }

    private void flow(List<String> words) {
        Flow flow = new Flow(words.get(1), after(words, "version", 4) == 4);
        flow.localPort = after(words, "local", flow.localPort);
        flow.remotePort = after(words, "remote", flow.remotePort);
        flow.peerInitial = after(words, "begins", flow.peerInitial);
        int peer = words.indexOf("peer");
        if (peer >= 0) {
            flow.remote = IpAddress.of(words.get(peer + 1));
        }
        world.flows.put(flow.name, flow);
    }

    private void listen(List<String> words) {
        int port = words.size() > 1 && words.get(1).matches("\\d+") ? Integer.parseInt(words.get(1)) : 80;
        listener = world.stack.tcp().listen(IpAddress.ANY, port, after(words, "backlog", BACKLOG), options.settings());
    }

    private TcpListener listener() {
        TcpListener there = listener;
        if (there == null) {
            throw new ScenarioFailure("nothing listens");
        }
        return there;
    }

    private void accept(String name) {
        TcpConnection accepted = listener().accept();
        if (accepted == null) {
            throw new ScenarioFailure("there is no connection to accept");
        }
        connections.put(name, accepted);
    }

    /** Whether a connection waits to be accepted; that is not for long, as it is taken. */
    boolean accepts() {
        return listener().accept() != null;
    }

    private void connect(List<String> words, String name) {
        Flow flow = world.flows.computeIfAbsent(name, made -> new Flow(made, true));
        flow.remotePort = after(words, "port", 80);
        TcpConnection connection = world.stack.tcp().connect(flow.remote, flow.remotePort, options.settings());
        flow.localPort = connection.localPort();
        flow.initial = null;
        flow.firstTimestamp = null;
        connections.put(name, connection);
    }

    TcpConnection connection(String name) {
        TcpConnection connection = connections.get(name);
        if (connection == null) {
            throw new ScenarioFailure("there is no connection '" + name + "'");
        }
        return connection;
    }

    private void write(String name, int count) {
        long place = written.getOrDefault(name, 0L);
        ByteBuffer bytes = ByteBuffer.wrap(StreamBytes.bytes(place, count).toArray());
        int taken = connection(name).write(bytes);
        written.put(name, place + taken);
        if (taken != count) {
            throw new ScenarioFailure("only " + taken + " bytes were taken");
        }
    }

    private void read(String name, String what) {
        if (what.equals("end")) {
            int count = connection(name).read(ByteBuffer.allocate(1));
            if (count != -1) {
                throw new ScenarioFailure("it is not the end: " + count + " byte(s) could be read");
            }
            return;
        }
        int count = Integer.parseInt(what);
        long place = read.getOrDefault(name, 0L);
        ByteBuffer into = ByteBuffer.allocate(count);
        int got = connection(name).read(into);
        if (got != count) {
            throw new ScenarioFailure("only " + got + " bytes could be read");
        }
        if (!Bytes.wrap(into.flip()).equals(StreamBytes.bytes(place, count))) {
            throw new ScenarioFailure("what was read is not what the peer sent");
        }
        read.put(name, place + count);
    }

    private void udp(List<String> words) {
        UdpSocket open = socket;
        if (words.get(1).equals("bind")) {
            socket = world.stack.udp().bind(IpAddress.ANY, Integer.parseInt(words.get(2)));
            return;
        }
        if (open == null) {
            throw new ScenarioFailure("no socket is bound");
        }
        switch (words.get(1)) {
            case "send" ->
                open.send(
                        IpAddress.of(words.get(2)),
                        Integer.parseInt(words.get(3)),
                        StreamBytes.bytes(0, after(words, "length", 0)));
            case "connect" -> open.connect(IpAddress.of(words.get(2)), Integer.parseInt(words.get(3)));
            case "receive" -> {
                UdpMessage message = new UdpMessage();
                int length = Integer.parseInt(words.get(2));
                if (!open.receive(message)) {
                    throw new ScenarioFailure("there is no datagram");
                }
                Bytes data = Bytes.wrap(message.data());
                if (!data.equals(StreamBytes.bytes(0, length))) {
                    throw new ScenarioFailure(
                            "the datagram has not these " + length + " bytes, but others: " + data.length());
                }
            }
            case "error" -> {
                String error = String.valueOf(open.takeError());
                if (!error.equals(words.get(2))) {
                    throw new ScenarioFailure("the socket's error is " + error);
                }
            }
            default -> throw new ScenarioFailure("sockets of UDP cannot '" + words.get(1) + "'");
        }
    }

    private void ping(List<String> words) {
        IpAddress to = IpAddress.of(words.get(1));
        Bytes data = StreamBytes.bytes(0, after(words, "length", 0));
        if (to.isV4()) {
            world.stack.icmp().v4().ping(to, after(words, "id", 1), after(words, "seq", 1), data);
        } else {
            world.stack.icmp().v6().ping(to, after(words, "id", 1), after(words, "seq", 1), data);
        }
    }
}
