package org.mpl4j.ssh.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.mpl4j.servers.common.link.SocketLink;
import org.mpl4j.servers.common.link.SocketListener;
import org.mpl4j.ssh.auth.Accounts;
import org.mpl4j.ssh.auth.AuthenticationOptions;
import org.mpl4j.ssh.client.ClientConnection;
import org.mpl4j.ssh.client.ClientOptions;
import org.mpl4j.ssh.client.ClientSession;
import org.mpl4j.ssh.client.GivenHostKeys;
import org.mpl4j.ssh.client.KeyIdentity;
import org.mpl4j.ssh.client.PublicKeyLogin;
import org.mpl4j.ssh.keys.AuthorizedKeys;
import org.mpl4j.ssh.keys.SigningKey;
import org.mpl4j.ssh.server.ConnectionSettings;
import org.mpl4j.ssh.server.LoginConnections;
import org.mpl4j.ssh.server.ServerOptions;
import org.mpl4j.ssh.server.SshServer;
import org.mpl4j.ssh.transport.HostKey;
import org.mpl4j.ssh.transport.TransportLog;
import org.mpl4j.ssh.transport.TransportOptions;

/** Serves on a free port of this machine, logs in again and again, moves data both ways by each cipher, and stops. */
final class SelfTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int MEGA = 1_000_000;
    private static final int PIECE = 32 * 1024;
    private static final int NUMBER_ROOM = 64;

    private final SigningKey hostKey;
    private final SigningKey userKey;
    private final int logins;
    private final int megabytes;

    /** With two keys, so many logins by each of two methods, and so many megabytes by each cipher, each way. */
    SelfTest(SigningKey hostKey, SigningKey userKey, int logins, int megabytes) {
        this.hostKey = hostKey;
        this.userKey = userKey;
        this.logins = logins;
        this.megabytes = megabytes;
    }

    /** Everybody has the same key, and no password. */
    private record OneKey(AuthorizedKeys authorized) implements Accounts {
        @Override
        public AuthorizedKeys keys(String user) {
            return authorized;
        }

        @Override
        public boolean isPassword(String user, byte[] password) {
            return false;
        }
    }

    void run(PrintStream out) throws IOException {
        TransportOptions transport = TransportOptions.of(List.of(new HostKey(hostKey)));
        ServerOptions options = new ServerOptions(
                transport,
                AuthenticationOptions.anyOf(List.of(AuthenticationOptions.PUBLICKEY), transport.userKeys()),
                new OneKey(AuthorizedKeys.parse(
                        "authorized_keys", userKey.publicKey().toLine(""))),
                new LoginConnections(ConnectionSettings.standard(List.of(hostKey), line -> {})));
        try (SshServer server = new SshServer(
                new SocketListener(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                options,
                TransportLog.NONE)) {
            InetSocketAddress address = (InetSocketAddress) server.address();
            for (String method : List.of("sntrup761x25519-sha512@openssh.com", "curve25519-sha256")) {
                for (int i = 0; i < logins; i++) {
                    logIn(address, offering(List.of(method), transport.ciphers()));
                }
                out.println(method + ": " + logins + " logins");
            }
            for (String cipher : List.of("aes128-gcm@openssh.com", "chacha20-poly1305@openssh.com", "aes128-ctr")) {
                TransportOptions offered = offering(transport.keyExchanges(), List.of(cipher));
                moveDown(address, offered);
                moveUp(address, offered);
                out.println(cipher + ": " + megabytes + " MB each way");
            }
        }
    }

    private static TransportOptions offering(List<String> keyExchanges, List<String> ciphers) {
        return TransportOptions.of(List.of()).withKeyExchanges(keyExchanges).withCiphers(ciphers);
    }

    private ClientConnection connect(InetSocketAddress address, TransportOptions offered) throws IOException {
        ClientOptions options = ClientOptions.of(
                        new GivenHostKeys(List.of(hostKey.publicKey())),
                        "somebody",
                        new PublicKeyLogin(List.of(new KeyIdentity("a fresh key", userKey))))
                .with(offered);
        return ClientConnection.open(SocketLink.connect(address.getHostString(), address.getPort(), TIMEOUT), options);
    }

    private void logIn(InetSocketAddress address, TransportOptions offered) throws IOException {
        try (ClientConnection connection = connect(address, offered);
                ClientSession session = connection.session()) {
            session.exec("exit 3");
            if (session.awaitExit(TIMEOUT).isEmpty()) {
                throw new IOException("a command does not end");
            }
        }
    }

    private void moveDown(InetSocketAddress address, TransportOptions offered) throws IOException {
        long expected = (long) megabytes * MEGA;
        try (ClientConnection connection = connect(address, offered);
                ClientSession session = connection.session()) {
            session.exec("head -c " + expected + " /dev/zero");
            session.input().close();
            long count = 0;
            ReadableByteChannel output = session.output();
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            for (int read = output.read(piece); read >= 0; read = output.read(piece.clear())) {
                count += read;
            }
            require(count, expected);
        }
    }

    private void moveUp(InetSocketAddress address, TransportOptions offered) throws IOException {
        long expected = (long) megabytes * MEGA;
        try (ClientConnection connection = connect(address, offered);
                ClientSession session = connection.session()) {
            session.exec("wc -c");
            try (WritableByteChannel input = session.input()) {
                ByteBuffer piece = ByteBuffer.allocate(PIECE);
                for (long left = expected; left > 0; left -= piece.position()) {
                    piece.clear().limit((int) Math.min(left, PIECE));
                    input.write(piece);
                }
            }
            ByteBuffer answer = ByteBuffer.allocate(NUMBER_ROOM);
            while (session.output().read(answer) >= 0) {
                // It is a number, in one piece or several.
            }
            String text =
                    StandardCharsets.US_ASCII.decode(answer.flip()).toString().strip();
            require(Long.parseLong(text), expected);
        }
    }

    private static void require(long count, long expected) throws IOException {
        if (count != expected) {
            throw new IOException("%d bytes arrived instead of %d".formatted(count, expected));
        }
    }
}
