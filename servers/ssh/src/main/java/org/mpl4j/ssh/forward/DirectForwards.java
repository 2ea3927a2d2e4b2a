package org.mpl4j.ssh.forward;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.nio.file.InvalidPathException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.mpl4j.ssh.connection.ChannelOpener;
import org.mpl4j.ssh.connection.OpenRequest;
import org.mpl4j.ssh.packets.ssh.SshChannelOpen.ChannelTypeBranch.DirectTcpip;
import org.mpl4j.ssh.packets.ssh.SshConnection.MessageBranch.ChannelOpenFailure.ReasonCode;
import org.mpl4j.ssh.transport.Sender;

/** Connections that are made for the client: direct-tcpip and direct-streamlocal@openssh.com. Names are looked up and connections made on a thread of their own. */
public final class DirectForwards implements ChannelOpener {
    private static final int MOST_PORTS = 0xffff;

    /** As many as there may be channels: what does not answer must not cost a server its file descriptors. */
    private static final int MOST_ATTEMPTS = Sender.MAX_CHANNELS;

    private final ForwardRules rules;
    private final TcpConnector tcp;
    private final Consumer<String> log;
    private final Semaphore attempts = new Semaphore(MOST_ATTEMPTS);

    /** For a login. */
    public DirectForwards(ForwardRules rules, Consumer<String> log) {
        this(rules, TcpConnector.ofKernel(), log);
    }

    /** For a login, with connections of another stack. */
    public DirectForwards(ForwardRules rules, TcpConnector tcp, Consumer<String> log) {
        this.rules = rules;
        this.tcp = tcp;
        this.log = log;
    }

    /** Makes a connection. */
    @FunctionalInterface
    private interface Connector {
        ForwardedSocket connect() throws IOException;
    }

    @Override
    public void open(OpenRequest request) {
        switch (request.open().channelTypeKind()) {
            case DirectTcpip -> openTcp(request, request.open().asDirectTcpip());
            case DirectStreamlocal ->
                openSocket(
                        request,
                        request.open().asDirectStreamlocal().socketPath().utf8());
            default -> request.refuse(ReasonCode.UnknownChannelType, "no channel of that type is opened here");
        }
    }

    private void openTcp(OpenRequest request, DirectTcpip asked) {
        String host = asked.hostToConnect().utf8();
        long port = asked.portToConnect();
        if (port < 1 || port > MOST_PORTS || !rules.permitsOpening(host, (int) port)) {
            refuse(request, host + ":" + port);
        } else {
            connect(request, host + ":" + port, () -> tcp.connect(host, (int) port));
        }
    }

    private void openSocket(OpenRequest request, String path) {
        if (!rules.permitsOpeningSocket()) {
            refuse(request, path);
            return;
        }
        try {
            UnixDomainSocketAddress address = UnixDomainSocketAddress.of(path);
            connect(request, path, () -> new KernelSocket(SocketChannel.open(address)));
        } catch (InvalidPathException e) {
            request.refuse(ReasonCode.ConnectFailed, "that is no path");
        }
    }

    private void refuse(OpenRequest request, String target) {
        log.accept("forwarding to " + target + " is not permitted");
        request.refuse(ReasonCode.AdministrativelyProhibited, "forwarding to that place is not permitted");
    }

    private void connect(OpenRequest request, String target, Connector connector) {
        if (!attempts.tryAcquire()) {
            log.accept("no connection to %s: there are %d attempts already".formatted(target, MOST_ATTEMPTS));
            request.refuse(ReasonCode.ResourceShortage, "too many connections are being made");
            return;
        }
        Thread.ofVirtual().name("ssh-connect").start(() -> {
            try {
                join(request, connector.connect());
            } catch (UnknownHostException e) {
                log.accept("no connection to %s: %s".formatted(target, e.getMessage()));
                request.refuse(ReasonCode.ConnectFailed, "there is no such host, or names are not looked up here");
            } catch (IOException | RuntimeException e) {
                log.accept("no connection to %s: %s".formatted(target, e.getMessage()));
                request.refuse(ReasonCode.ConnectFailed, "no connection could be made");
            } finally {
                attempts.release();
            }
        });
    }

    private static void join(OpenRequest request, ForwardedSocket socket) {
        if (!request.accept(new Relay(socket))) {
            Sockets.close(socket);
        }
    }
}
