package org.mpl4j.ssh.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.ssh.client.sftp.SftpClient;
import org.mpl4j.ssh.client.sftp.SftpTuning;
import org.mpl4j.ssh.connection.Answer;
import org.mpl4j.ssh.connection.Channel;
import org.mpl4j.ssh.connection.ChannelHandler;
import org.mpl4j.ssh.connection.Channels;
import org.mpl4j.ssh.connection.KeepAlive;
import org.mpl4j.ssh.keys.KeyFormatException;
import org.mpl4j.ssh.keys.PublicKey;
import org.mpl4j.ssh.packets.ssh.SshConnection.MessageBranch.ChannelOpenFailure;
import org.mpl4j.ssh.packets.ssh.SshTransport.MessageBranch.Disconnect.ReasonCode;
import org.mpl4j.ssh.transport.MessageReceiver;
import org.mpl4j.ssh.transport.Transport;
import org.mpl4j.ssh.transport.TransportLog;

/**
 * A connection to a server, from the client's side; for all threads. A virtual thread reads it.
 *
 * <p>It holds what {@link Transport} and the windows of its channels say.
 */
public final class ClientConnection implements AutoCloseable {
    private static final Duration END_TIMEOUT = Duration.ofSeconds(3);

    private final ClientOptions options;
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final Transport transport;
    private final LoginDialog dialog;
    private volatile @Nullable Channels channels;
    private volatile @Nullable KeepAlive keepAlive;

    private ClientConnection(Link link, ClientOptions options, boolean isLoggingIn) {
        this.options = options;
        CompletableFuture<Transport> made = new CompletableFuture<>();
        CompletableFuture<LoginDialog> upper = new CompletableFuture<>();
        Thread.ofVirtual().name("ssh-client-" + options.host()).start(() -> {
            Transport own = Transport.client(link, options.transport(), options.verifier(), new Log());
            made.complete(own);
            own.run(upper.join());
        });
        transport = made.join();
        dialog = new LoginDialog(transport, options, isLoggingIn, this::begin);
        upper.complete(dialog);
    }

    /**
     * Exchanges keys and logs in.
     *
     * @param link the connection, which is closed with this
     * @param options by what
     * @return the connection, on which somebody has logged in
     * @throws LoginRefusedException if the server refuses that
     * @throws IOException if it does not come so far; the message says why
     */
    public static ClientConnection open(Link link, ClientOptions options) throws IOException {
        ClientConnection connection = new ClientConnection(link, options, true);
        connection.await(connection.dialog.loggedIn());
        return connection;
    }

    /**
     * Exchanges keys, and no more.
     *
     * @param link the connection, which is closed with this
     * @param options with whom
     * @return the connection, on which nobody has logged in
     * @throws IOException if it does not come so far
     */
    public static ClientConnection handshake(Link link, ClientOptions options) throws IOException {
        ClientConnection connection = new ClientConnection(link, options, false);
        connection.await(connection.dialog.accepted());
        return connection;
    }

    private void await(Future<Boolean> event) throws IOException {
        try {
            event.get(options.loginTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            transport.abort();
            if (e.getCause() instanceof LoginRefusedException refused) {
                throw refused;
            }
            throw new IOException(Objects.requireNonNullElse(e.getCause(), e).getMessage(), e);
        } catch (TimeoutException e) {
            transport.abort();
            throw new IOException(
                    "%s has not let %s in within %d s"
                            .formatted(
                                    options.host(),
                                    options.user(),
                                    options.loginTimeout().toSeconds()),
                    e);
        } catch (InterruptedException e) {
            transport.abort();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before the login was done", e);
        }
    }

    /** What the transport tells. */
    private final class Log implements TransportLog {
        @Override
        public void violation(Transport one, PolicyViolation violation) {
            options.log().warning(violation.message());
        }

        @Override
        public void ended(Transport one, String reason) {
            end.complete(reason);
            dialog.ended(reason);
        }
    }

    private MessageReceiver begin() {
        Channels own = new Channels(
                transport,
                options.limits(),
                request -> request.refuse(
                        ChannelOpenFailure.ReasonCode.AdministrativelyProhibited, "this client opens none for servers"),
                request -> Answer.REFUSED,
                this::stop);
        if (!options.keepAliveInterval().isZero()) {
            keepAlive = new KeepAlive(
                    transport, own.globalRequests(), options.keepAliveInterval(), options.keepAliveMost());
        }
        channels = own;
        return own;
    }

    private void stop() {
        KeepAlive running = keepAlive;
        if (running != null) {
            running.close();
        }
    }

    /**
     * Tells the channels.
     *
     * @return what opens channels, and asks for what is about none
     * @throws IllegalStateException if nobody has logged in
     */
    public Channels channels() {
        Channels own = channels;
        if (own == null) {
            throw new IllegalStateException("nobody has logged in on this connection");
        }
        return own;
    }

    /**
     * Opens a session.
     *
     * @return a session in which nothing runs yet
     * @throws IOException if the server refuses that
     */
    public ClientSession session() throws IOException {
        return ClientSession.open(channels());
    }

    /**
     * Lets the server connect to a place.
     *
     * @param host as the server knows it
     * @param port of the host
     * @param handler hears of the end
     * @return the connection
     * @throws IOException if the server cannot, or will not
     */
    public Channel connect(String host, int port, ChannelHandler handler) throws IOException {
        return channels()
                .open(
                        open -> open.asDirectTcpip()
                                .hostToConnect(host)
                                .portToConnect(port)
                                .originatorAddress(originator())
                                .originatorPort(0),
                        handler);
    }

    /**
     * Opens the server's files.
     *
     * @param tuning how they are moved
     * @return a client of SFTP, in a session of its own, which ends with the connection
     * @throws IOException if the server has none
     */
    public SftpClient sftp(SftpTuning tuning) throws IOException {
        ClientSession session = session();
        session.subsystem("sftp");
        session.errors().close();
        return new SftpClient(session.output(), session.input(), tuning);
    }

    private String originator() {
        return transport.localAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : "127.0.0.1";
    }

    /** {@return the host key or certificate that the server has shown} */
    public PublicKey hostKey() {
        try {
            return PublicKey.parse(transport.hostKey());
        } catch (KeyFormatException e) {
            throw new IllegalStateException("a host key that was verified cannot be read: " + e.getMessage(), e);
        }
    }

    /** {@return the connection below: to send what there is no method for here} */
    public Transport transport() {
        return transport;
    }

    /** {@return why the connection is over, if it is} */
    public Optional<String> end() {
        return Optional.ofNullable(end.getNow(null));
    }

    /**
     * Waits until the connection is over.
     *
     * @return why it is
     * @throws InterruptedException if this thread is interrupted
     */
    public String awaitEnd() throws InterruptedException {
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("nobody says that the end failed", e);
        }
    }

    /** Says goodbye, and waits a little until the server has closed. */
    @Override
    public void close() {
        transport.disconnect(ReasonCode.ByApplication, "disconnected by user");
        try {
            end.get(END_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            transport.abort();
        } catch (InterruptedException e) {
            transport.abort();
            Thread.currentThread().interrupt();
        }
    }
}
