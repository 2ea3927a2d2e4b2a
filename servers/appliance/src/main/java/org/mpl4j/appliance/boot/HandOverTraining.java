package org.mpl4j.appliance.boot;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.address.Prefix;
import org.mpl4j.tcpip.handover.DeviceSource;
import org.mpl4j.tcpip.handover.OfferedHost;
import org.mpl4j.tcpip.handover.Rehearsal;
import org.mpl4j.tcpip.socket.HostStack;
import org.mpl4j.tcpip.socket.StackPlan;
import org.mpl4j.tcpip.socket.TcpServerSocket;
import org.mpl4j.tcpip.socket.TcpSocket;
import org.mpl4j.tcpip.socket.UdpSocketHandle;

/** A host with a connection is taken over on a conduit, in one process, so that a cache of classes has what that takes. */
final class HandOverTraining {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BACKLOG = 1;
    private static final int PORT = 7;
    private static final byte[] REQUEST = {1, 2, 3};
    private static final long LOOK_MILLIS = 1;

    private HandOverTraining() {}

    /**
     * Hands the host of one stack over to a new one.
     *
     * @param host what the stack is
     * @param stack which has it, until this has ended
     * @param client is its neighbor, and connects to it
     * @param source of the new stack's device
     */
    static void run(OfferedHost host, HostStack stack, HostStack client, DeviceSource source) throws IOException {
        Path folder = Files.createTempDirectory("appliance");
        Path path = folder.resolve("conduit");
        InetSocketAddress server =
                new InetSocketAddress(host.addresses().getFirst().address().toInetAddress(), PORT);
        try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                TcpServerSocket listening = stack.listen(server, BACKLOG);
                TcpSocket connection = client.connect(server, PATIENCE);
                TcpSocket waiting = listening.accept();
                UdpSocketHandle asking = client.bind(new InetSocketAddress(0));
                UdpSocketHandle asked = stack.bind(server)) {
            listener.bind(UnixDomainSocketAddress.of(path));
            // What clients have sent waits to be read.
            connection.write(ByteBuffer.wrap(REQUEST));
            asking.send(ByteBuffer.wrap(REQUEST), server);
            awaitInput(stack, waiting, asked);
            Thread taking = Thread.ofPlatform().daemon().start(() -> take(path, source, server));
            try (SocketChannel channel = listener.accept()) {
                stack.driver().lock();
                try {
                    Rehearsal.give(channel, host, stack.stack(), stack.out());
                } finally {
                    stack.driver().unlock();
                }
            }
            taking.join();
            connection.abort();
            waiting.abort();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Files.deleteIfExists(path);
            Files.delete(folder);
        }
    }

    private static void awaitInput(HostStack stack, TcpSocket connection, UdpSocketHandle datagrams)
            throws IOException, InterruptedException {
        for (long left = PATIENCE.toMillis(); left > 0; left -= LOOK_MILLIS) {
            stack.driver().lock();
            try {
                if (connection.available() == REQUEST.length
                        && datagrams.socket().waiting() > 0) {
                    return;
                }
            } finally {
                stack.driver().unlock();
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw new IOException("the rehearsal of a hand-over failed: what was sent did not come");
    }

    private static void take(Path path, DeviceSource source, InetSocketAddress server) {
        try {
            HostStack taken = HostStack.start(StackPlan.conduit(path).plan(), source);
            taken.listen(server, BACKLOG);
            taken.bind(server);
            taken.ready();
            taken.close(Duration.ZERO);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the rehearsal of a hand-over failed", e);
        }
    }

    /** What a host with settings is. */
    static OfferedHost host(Settings settings) throws IOException {
        return new OfferedHost(
                MacAddress.of(settings.get("mac")),
                settings.integer("mtu"),
                settings.is("offload"),
                settings.all("address").stream().map(Prefix::of).toList(),
                List.of());
    }
}
