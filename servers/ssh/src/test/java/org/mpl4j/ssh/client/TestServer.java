package org.mpl4j.ssh.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.servers.common.link.SocketLink;
import org.mpl4j.servers.common.link.SocketListener;
import org.mpl4j.ssh.auth.Accounts;
import org.mpl4j.ssh.auth.AuthenticationOptions;
import org.mpl4j.ssh.keys.AuthorizedKeys;
import org.mpl4j.ssh.keys.PrivateKeyFile;
import org.mpl4j.ssh.keys.PublicKey;
import org.mpl4j.ssh.keys.SigningKey;
import org.mpl4j.ssh.server.LoginConnections;
import org.mpl4j.ssh.server.PlainShells;
import org.mpl4j.ssh.server.ServerOptions;
import org.mpl4j.ssh.server.SshServer;
import org.mpl4j.ssh.server.Startups;
import org.mpl4j.ssh.transport.HostKey;
import org.mpl4j.ssh.transport.Transport;
import org.mpl4j.ssh.transport.TransportLog;
import org.mpl4j.ssh.transport.TransportOptions;

/** This project's server, where alice logs in by some keys, or by the password secret. */
public final class TestServer implements AutoCloseable {
    public final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
    private final SshServer server;
    private final List<HostKey> hostKeys;

    public TestServer(TransportOptions transport, AuthenticationOptions authentication, String authorizedKeys)
            throws IOException {
        hostKeys = transport.hostKeys();
        server = new SshServer(
                new SocketListener(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                new ServerOptions(
                        transport,
                        authentication,
                        new Alice(AuthorizedKeys.parse("authorized_keys", authorizedKeys)),
                        new LoginConnections(PlainShells.settings(
                                hostKeys.stream().map(HostKey::key).toList(), log::add)),
                        Duration.ofSeconds(60),
                        new Startups(100, 30, 200)),
                new Log());
    }

    /** A server that takes keys, passwords and answers. */
    public TestServer(SigningKey hostKey, PublicKey userKey) throws IOException {
        this(TransportOptions.of(List.of(new HostKey(hostKey))), anyMethod(), userKey.toLine(""));
    }

    static AuthenticationOptions anyMethod() {
        return AuthenticationOptions.anyOf(
                List.of("publickey", "password", "keyboard-interactive"),
                TransportOptions.of(List.of()).userKeys());
    }

    public static SigningKey key(String type) {
        try {
            return PrivateKeyFile.generate(type, "").key();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private record Alice(AuthorizedKeys authorized) implements Accounts {
        @Override
        public AuthorizedKeys keys(String user) {
            return user.equals("alice") ? authorized : AuthorizedKeys.parse("", "");
        }

        @Override
        public boolean isPassword(String user, byte[] password) {
            return user.equals("alice") && Arrays.equals(password, "secret".getBytes(StandardCharsets.UTF_8));
        }
    }

    private final class Log implements TransportLog {
        @Override
        public void violation(Transport transport, PolicyViolation violation) {
            log.add(violation.message());
        }

        @Override
        public void ended(Transport transport, String reason) {
            log.add(reason);
        }
    }

    public int port() {
        return ((InetSocketAddress) server.address()).getPort();
    }

    Link link() throws IOException {
        return SocketLink.connect("127.0.0.1", port(), Duration.ofSeconds(30));
    }

    GivenHostKeys hostKeys() {
        return new GivenHostKeys(hostKeys.stream().map(HostKey::shown).toList());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
