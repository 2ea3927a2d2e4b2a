package org.mpl4j.web.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.mpl4j.web.connection.Workspace;

/**
 * Serves on sockets of the kernel, with a thread for each core that has listening sockets of its own: the kernel deals connections out to them ({@code SO_REUSEPORT}). It is bound when it is made, while there may
 * be the rights for that, and serves when it is started.
 */
public final class SocketServer implements WebTransport {
    private static final int BACKLOG = 4096;

    private final WebLimits limits;
    private final int threads;
    private final List<List<ServerSocketChannel>> listeners = new ArrayList<>();
    private final List<SocketLoop> loops = new ArrayList<>();

    /**
     * Binds.
     *
     * @param addresses where; port 0 for any that is free
     * @param threads how many, at least 1
     * @param limits for clients
     * @throws IOException if one cannot be bound, with the address
     */
    public SocketServer(List<InetSocketAddress> addresses, int threads, WebLimits limits) throws IOException {
        this.limits = limits;
        this.threads = threads;
        for (int i = 0; i < threads; i++) {
            listeners.add(new ArrayList<>());
        }
        try {
            for (InetSocketAddress address : addresses) {
                bind(address);
            }
        } catch (IOException e) {
            closeListeners();
            throw e;
        }
    }

    private void bind(InetSocketAddress address) throws IOException {
        if (threads > 1 && address.getPort() != 0) {
            refuseTaken(address);
        }
        InetSocketAddress bound = address;
        for (List<ServerSocketChannel> ofThread : listeners) {
            ServerSocketChannel channel = open(bound, threads > 1);
            ofThread.add(channel);
            bound = (InetSocketAddress) channel.getLocalAddress();
        }
    }

    /** Sockets that share a port would share it with another server of the same user, unasked. Nobody can connect to one that is bound only, and be reset when it is closed. */
    private static void refuseTaken(InetSocketAddress address) throws IOException {
        try (SocketChannel bound = SocketChannel.open()) {
            bound.setOption(StandardSocketOptions.SO_REUSEADDR, true).bind(address);
        } catch (IOException | RuntimeException e) {
            throw cannotListen(address, e);
        }
    }

    private static IOException cannotListen(InetSocketAddress address, Exception cause) {
        return new IOException("cannot listen on %s: %s".formatted(Addresses.show(address), cause.getMessage()), cause);
    }

    private static ServerSocketChannel open(InetSocketAddress address, boolean isShared) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            if (isShared) {
                channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            }
            return channel.bind(address, BACKLOG);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw cannotListen(address, e);
        }
    }

    @Override
    public List<InetSocketAddress> addresses() throws IOException {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (ServerSocketChannel channel : listeners.getFirst()) {
            addresses.add((InetSocketAddress) channel.getLocalAddress());
        }
        return List.copyOf(addresses);
    }

    @Override
    public void start(Supplier<Workspace> spaces, int headBytes) throws IOException {
        Origins origins = new Origins(limits.connectionsPerAddress());
        for (List<ServerSocketChannel> ofThread : listeners) {
            LoopContext context = new LoopContext(limits.share(threads), spaces.get(), headBytes);
            loops.add(new SocketLoop(ofThread, context, origins, "web-" + loops.size()));
        }
        loops.forEach(SocketLoop::start);
    }

    @Override
    public void close() throws IOException {
        loops.forEach(SocketLoop::stop);
        try {
            for (SocketLoop loop : loops) {
                loop.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeListeners();
    }

    private void closeListeners() throws IOException {
        for (List<ServerSocketChannel> ofThread : listeners) {
            for (ServerSocketChannel channel : ofThread) {
                channel.close();
            }
        }
    }
}
