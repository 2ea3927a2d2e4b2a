package org.mpl4j.appliance.run;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.appliance.image.ServerKind;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.runtime.codec.DnsName;

/** Asks an appliance, by the kernel's sockets, and waits until it answers. */
final class FirstAnswer {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final int ROOM = 1 << 16;

    private FirstAnswer() {}

    /** Waits for it. */
    static void await(ApplianceImage image) throws IOException {
        String text = image.addresses().getFirst();
        InetAddress address = InetAddress.getByName(text.substring(0, text.indexOf('/')));
        String port = image.ports().getFirst();
        InetSocketAddress server =
                new InetSocketAddress(address, Integer.parseInt(port.substring(port.indexOf('/') + 1)));
        if (image.server() == ServerKind.DNS) {
            ask(server, image.settings().get("train"));
        } else {
            connect(server, image.server() == ServerKind.WEB ? "GET / HTTP/1.0\r\n\r\n" : "");
        }
    }

    /** The kernel gives up to look for a neighbor after some seconds, in which a machine that is emulated does not start. */
    private static void connect(InetSocketAddress server, String request) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                connectOnce(server, request);
                return;
            } catch (NoRouteToHostException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
            }
        }
    }

    private static void connectOnce(InetSocketAddress server, String request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.connect(server, (int) PATIENCE.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            if (socket.getInputStream().read() < 0) {
                throw new IOException("the appliance ended the connection without an answer");
            }
        }
    }

    private static void ask(InetSocketAddress server, String zone) throws IOException {
        ByteBuffer query = Dns.builder(ByteBuffer.allocate(ROOM))
                .id(1)
                .questions(list ->
                        list.add(question -> question.qname(DnsName.of(zone)).qtype(Rrtype.SOA)))
                .build()
                .flip();
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout((int) AGAIN.toMillis());
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (true) {
                socket.send(new DatagramPacket(query.array(), query.limit(), server));
                try {
                    socket.receive(new DatagramPacket(new byte[ROOM], ROOM));
                    return;
                } catch (SocketTimeoutException e) {
                    if (System.nanoTime() > end) {
                        throw e;
                    }
                }
            }
        }
    }
}
