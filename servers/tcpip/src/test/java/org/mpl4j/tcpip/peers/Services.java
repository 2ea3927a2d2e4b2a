package org.mpl4j.tcpip.peers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.tcp.KeepAliveSettings;
import org.mpl4j.tcpip.tcp.TcpConnection;
import org.mpl4j.tcpip.tcp.TcpListener;
import org.mpl4j.tcpip.tcp.TcpSettings;
import org.mpl4j.tcpip.udp.UdpMessage;
import org.mpl4j.tcpip.udp.UdpSocket;

/** Services on a stack that strangers send to: echoes on TCP port 80, where silent peers are soon given up, and on UDP port 53, and a greeting on TCP port 22. */
final class Services {
    private static final TcpSettings SETTINGS = TcpSettings.DEFAULT
            .buffers(16 << 10, 16 << 10)
            .liveness(new KeepAliveSettings(2 * Durations.SECOND, Durations.SECOND, 2), 5 * Durations.SECOND);
    private static final int BACKLOG = 20;
    private static final long PATIENCE_SECONDS = 60;

    private static final byte[] GREETING = "SSH-2.0-stranger\r\n".getBytes(StandardCharsets.US_ASCII);

    private final KernelPeer peer;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(16 << 10);

    private Services(KernelPeer peer) {
        this.peer = peer;
    }

    /** Begins them. */
    static Services start(KernelPeer peer) {
        Services services = new Services(peer);
        peer.driver().execute(services::listen);
        return services;
    }

    private void listen() {
        TcpListener listener = peer.stack().tcp().listen(IpAddress.ANY, 80, BACKLOG, SETTINGS);
        listener.onConnection(() -> {
            for (TcpConnection taken = listener.accept(); taken != null; taken = listener.accept()) {
                TcpConnection connection = taken;
                connection.onChange(() -> echo(connection));
                echo(connection);
            }
        });
        TcpListener greeter = peer.stack().tcp().listen(IpAddress.ANY, 22, BACKLOG, SETTINGS);
        greeter.onConnection(() -> {
            for (TcpConnection taken = greeter.accept(); taken != null; taken = greeter.accept()) {
                taken.write(ByteBuffer.wrap(GREETING));
                taken.close();
            }
        });
        UdpSocket socket = peer.stack().udp().bind(IpAddress.ANY, 53);
        UdpMessage message = new UdpMessage();
        socket.onReadable(() -> {
            while (socket.receive(message)) {
                socket.send(
                        message.sourceHigh(), message.sourceLow(), message.sourcePort(), Bytes.wrap(message.data()));
            }
        });
    }

    private void echo(TcpConnection connection) {
        while (connection.room() > 0 && connection.cause() == null) {
            buffer.clear().limit(Math.min(buffer.capacity(), connection.room()));
            int count = connection.read(buffer);
            if (count < 0) {
                connection.close();
                return;
            }
            if (count == 0) {
                return;
            }
            connection.write(buffer.flip());
        }
    }

    /** How many connections the stack has now. */
    int connections() throws InterruptedException, ExecutionException, TimeoutException {
        FutureTask<Integer> question = new FutureTask<>(() -> peer.stack().tcp().connections());
        peer.driver().execute(question);
        return question.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
