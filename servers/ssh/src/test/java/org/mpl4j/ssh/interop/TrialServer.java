package org.mpl4j.ssh.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.servers.common.link.SocketListener;
import org.mpl4j.ssh.auth.Accounts;
import org.mpl4j.ssh.auth.AuthenticationOptions;
import org.mpl4j.ssh.server.ConnectionSettings;
import org.mpl4j.ssh.server.LoginConnections;
import org.mpl4j.ssh.server.PlainShells;
import org.mpl4j.ssh.server.ServerOptions;
import org.mpl4j.ssh.server.SshServer;
import org.mpl4j.ssh.server.Startups;
import org.mpl4j.ssh.transport.HostKey;
import org.mpl4j.ssh.transport.Transport;
import org.mpl4j.ssh.transport.TransportLog;
import org.mpl4j.ssh.transport.TransportOptions;

/** A server of this project on a port of its own, and what it has logged. */
final class TrialServer implements AutoCloseable {
    private static final int MOST_LINES = 200;

    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
    private final SshServer server;

    /**
     * What is different from the usual.
     *
     * @param transport what is offered
     * @param authentication what is demanded
     * @param connection what logins may do
     */
    record Setup(
            UnaryOperator<TransportOptions> transport,
            UnaryOperator<AuthenticationOptions> authentication,
            UnaryOperator<ConnectionSettings> connection) {
        static Setup usual() {
            return new Setup(same -> same, same -> same, same -> same);
        }

        static Setup offering(UnaryOperator<TransportOptions> transport) {
            return new Setup(transport, same -> same, same -> same);
        }

        static Setup demanding(UnaryOperator<AuthenticationOptions> authentication) {
            return new Setup(same -> same, authentication, same -> same);
        }

        static Setup allowing(UnaryOperator<ConnectionSettings> connection) {
            return new Setup(same -> same, same -> same, connection);
        }
    }

    TrialServer(List<HostKey> hostKeys, Accounts accounts, Setup setup) throws IOException {
        TransportOptions transport = setup.transport().apply(TransportOptions.of(hostKeys));
        AuthenticationOptions authentication = AuthenticationOptions.anyOf(
                List.of("publickey", "password", "keyboard-interactive"), transport.userKeys());
        ConnectionSettings connection = PlainShells.settings(
                transport.hostKeys().stream().map(HostKey::key).toList(), this::log);
        server = new SshServer(
                new SocketListener(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                new ServerOptions(
                        transport,
                        setup.authentication().apply(authentication),
                        accounts,
                        new LoginConnections(setup.connection().apply(connection)),
                        Duration.ofMinutes(2),
                        new Startups(100, 30, 200)),
                new Log());
    }

    private void log(String line) {
        log.add(line);
        if (log.size() > MOST_LINES) {
            log.poll();
        }
    }

    /** Keeps lines. */
    private final class Log implements TransportLog {
        @Override
        public void violation(Transport transport, PolicyViolation violation) {
            log(violation.message());
        }

        @Override
        public void ended(Transport transport, String reason) {
            log(transport.peerSoftware() + ": " + reason);
        }
    }

    int port() {
        return ((InetSocketAddress) server.address()).getPort();
    }

    int connectionCount() {
        return server.connectionCount();
    }

    /** The last lines that it has logged. */
    String lines() {
        return String.join("\n", log);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
