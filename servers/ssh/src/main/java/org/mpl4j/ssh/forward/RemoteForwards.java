package org.mpl4j.ssh.forward;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.connection.Answer;
import org.mpl4j.ssh.connection.Channels;
import org.mpl4j.ssh.connection.GlobalRequestHandler;
import org.mpl4j.ssh.packets.ssh.SshChannelOpen.Builder.Complete;
import org.mpl4j.ssh.packets.ssh.SshChannelOpen.Builder.NeedsChannelTypeBranch;
import org.mpl4j.ssh.packets.ssh.SshForwardedPort;
import org.mpl4j.ssh.packets.ssh.SshGlobalRequest;
import org.mpl4j.ssh.packets.ssh.SshGlobalRequest.RequestNameBranch.TcpipForward;

/** What is listened on for the client: tcpip-forward, streamlocal-forward@openssh.com, and their ends. */
public final class RemoteForwards implements GlobalRequestHandler, AutoCloseable {
    private static final int MOST_PORTS = 0xffff;
    private static final int FIRST_FREE_PORT = 1024;

    private final ForwardRules rules;
    private final Supplier<Channels> channels;
    private final Consumer<String> log;
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();

    /** For a login, over channels that are there by the time of the first request. */
    public RemoteForwards(ForwardRules rules, Supplier<Channels> channels, Consumer<String> log) {
        this.rules = rules;
        this.channels = channels;
        this.log = log;
    }

    @Override
    public Answer answer(SshGlobalRequest request) {
        return switch (request.requestNameKind()) {
            case TcpipForward -> listen(request.asTcpipForward());
            case CancelTcpipForward ->
                cancel(key(
                        request.asCancelTcpipForward().addressToBind().utf8(),
                        request.asCancelTcpipForward().portNumberToBind()));
            case StreamlocalForward ->
                listen(request.asStreamlocalForward().socketPath().utf8());
            case CancelStreamlocalForward ->
                cancel(request.asCancelStreamlocalForward().socketPath().utf8());
            default -> Answer.REFUSED;
        };
    }

    private static String key(String address, long port) {
        return "[%s]:%d".formatted(address, port);
    }

    private Answer listen(TcpipForward asked) {
        String address = asked.addressToBind().utf8();
        long port = asked.portNumberToBind();
        if (port > MOST_PORTS || !rules.permitsListening(address, (int) port) || isFull() || isPrivileged(port)) {
            log.accept("listening on %s is not permitted".formatted(key(address, port)));
            return Answer.REFUSED;
        }
        if (listeners.containsKey(key(address, port))) {
            return Answer.REFUSED;
        }
        try {
            List<ServerSocketChannel> sockets = Bindings.ports(address, (int) port, rules.others());
            int bound = ((InetSocketAddress) sockets.getFirst().getLocalAddress()).getPort();
            Consumer<SocketChannel> forwarding = socket -> forward(socket, tcp(address, bound, socket));
            listeners.put(key(address, bound), new Listener(sockets, forwarding, () -> {}));
            return port == 0 ? Answer.granted(port(bound)) : Answer.GRANTED;
        } catch (IOException | RuntimeException e) {
            log.accept("cannot listen on %s: %s".formatted(key(address, port), e.getMessage()));
            return Answer.REFUSED;
        }
    }

    private static boolean isPrivileged(long port) {
        return port != 0 && port < FIRST_FREE_PORT && !"root".equals(System.getProperty("user.name"));
    }

    private boolean isFull() {
        return listeners.size() >= rules.maxListeners();
    }

    private static Bytes port(int number) {
        return Bytes.wrap(SshForwardedPort.builder(ByteBuffer.allocate(Integer.BYTES))
                .port(number)
                .build()
                .flip());
    }

    private static Function<NeedsChannelTypeBranch, Complete> tcp(String address, int port, SocketChannel socket) {
        InetSocketAddress from = (InetSocketAddress) socket.socket().getRemoteSocketAddress();
        return open -> open.asForwardedTcpip()
                .addressThatWasConnected(address)
                .portThatWasConnected(port)
                .originatorAddress(from.getAddress().getHostAddress())
                .originatorPort(from.getPort());
    }

    private Answer listen(String path) {
        if (!rules.permitsListeningSocket() || isFull() || listeners.containsKey(path)) {
            log.accept("listening on %s is not permitted".formatted(path));
            return Answer.REFUSED;
        }
        try {
            Path file = Path.of(path);
            listeners.put(
                    path,
                    new Listener(
                            List.of(Bindings.socket(file)),
                            socket -> forward(
                                    socket,
                                    open -> open.asForwardedStreamlocal().socketPath(path)),
                            () -> delete(file)));
            return Answer.GRANTED;
        } catch (IOException | RuntimeException e) {
            log.accept("cannot listen on %s: %s".formatted(path, e.getMessage()));
            return Answer.REFUSED;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It stays, as OpenSSH's do when it is killed.
        }
    }

    private void forward(SocketChannel socket, Function<NeedsChannelTypeBranch, Complete> type) {
        Relay.join(channels.get(), socket, type, log);
    }

    private Answer cancel(String key) {
        Listener listener = listeners.remove(key);
        if (listener == null) {
            return Answer.REFUSED;
        }
        listener.close();
        return Answer.GRANTED;
    }

    /** Listens no more; connections that were made stay. */
    @Override
    public void close() {
        listeners.values().forEach(Listener::close);
        listeners.clear();
    }
}
