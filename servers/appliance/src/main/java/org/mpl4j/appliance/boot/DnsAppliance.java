package org.mpl4j.appliance.boot;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.dns.packets.transport.StreamMessage;
import org.mpl4j.dns.server.Authoritative;
import org.mpl4j.dns.server.Operation;
import org.mpl4j.dns.server.Serving;
import org.mpl4j.dns.transport.ConduitNetwork;
import org.mpl4j.dns.transport.Network;
import org.mpl4j.dns.transport.StackNetwork;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.servers.common.operate.HeldLog;
import org.mpl4j.tcpip.socket.HostStack;
import org.mpl4j.tcpip.socket.TcpSocket;
import org.mpl4j.tcpip.socket.UdpSocketHandle;

/** The main class of DNS servers. */
public final class DnsAppliance {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ROUNDS = 8;
    private static final int LARGEST = 0xffff;
    private static final int QUERY = 512;

    private DnsAppliance() {}

    /** Serves, or is trained. */
    public static void main(String... arguments) {
        HeldLog.hold();
        Appliance.main(DnsAppliance::run, arguments);
    }

    private static void run(Settings settings, Path image, @Nullable BootNetwork network, boolean isTraining)
            throws IOException, InterruptedException {
        Config config = DnsSettings.config(settings, image.resolve("etc"));
        Serving serving =
                new Serving(config, Authoritative::new, network == null ? Network.ofKernel() : sockets(network));
        if (network != null) {
            network.begin();
        }
        Stages.reached("serving");
        // The same lambda, so that the one of a real start is trained.
        Operation operation = new Operation(serving, () -> config, System.err);
        if (isTraining && network != null) {
            train(settings, network.asking());
            network.train(settings);
            operation.stop();
        }
        operation.run(config);
    }

    private static Network sockets(BootNetwork network) {
        Network stack = new StackNetwork(network.stack());
        Path clients = network.doors().clients();
        return clients == null ? stack : ConduitNetwork.given(stack, clients);
    }

    /** Asks for what each zone begins with, and for something that is not there, by both transports. */
    private static void train(Settings settings, HostStack client) throws IOException {
        InetSocketAddress datagrams = server(settings, "udp");
        InetSocketAddress streams = server(settings, "tcp");
        for (int i = 0; i < ROUNDS; i++) {
            for (String zone : settings.all("train")) {
                askDatagram(client, datagrams, zone, Rrtype.SOA);
                askDatagram(client, datagrams, zone, Rrtype.A);
                askDatagram(client, datagrams, zone.equals(".") ? "none." : "there-is-none." + zone, Rrtype.AAAA);
                askStream(client, streams, zone);
            }
        }
    }

    private static InetSocketAddress server(Settings settings, String transport) throws IOException {
        return BootNetwork.server(
                settings, DnsSettings.addresses(settings, transport).getFirst().getPort());
    }

    private static ByteBuffer query(String name, Rrtype type) {
        return Dns.builder(ByteBuffer.allocate(QUERY))
                .id(1)
                .questions(list ->
                        list.add(question -> question.qname(DnsName.of(name)).qtype(type)))
                .build()
                .flip();
    }

    private static void askDatagram(HostStack client, InetSocketAddress server, String name, Rrtype type)
            throws IOException {
        try (UdpSocketHandle socket = client.bind(new InetSocketAddress("0.0.0.0", 0))) {
            socket.setTimeout(PATIENCE);
            socket.send(query(name, type), server);
            ByteBuffer answer = ByteBuffer.allocate(LARGEST);
            socket.receive(answer);
            check(answer.flip());
        }
    }

    private static void askStream(HostStack client, InetSocketAddress server, String name) throws IOException {
        try (TcpSocket socket = client.connect(server, PATIENCE)) {
            ByteBuffer out = StreamMessage.builder(ByteBuffer.allocate(LARGEST))
                    .message(Bytes.wrap(query(name, Rrtype.SOA)))
                    .build()
                    .flip();
            while (out.hasRemaining()) {
                socket.write(out);
            }
            ByteBuffer answer = ByteBuffer.allocate(LARGEST + Short.BYTES);
            while (StreamMessage.frameSize(answer.duplicate().flip()) > answer.position()) {
                if (socket.read(answer) < 0) {
                    throw new IOException("the server ended the stream");
                }
            }
            check(StreamMessage.parse(answer.flip()).message().buffer());
        } catch (ParseException e) {
            throw new IOException("the answer is malformed: " + e.getMessage(), e);
        }
    }

    private static void check(ByteBuffer answer) throws IOException {
        try {
            Dns.parse(answer);
        } catch (ParseException e) {
            throw new IOException("the answer is malformed: " + e.getMessage(), e);
        }
    }
}
