package org.mpl4j.ssh.client.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mpl4j.servers.common.link.SocketLink;
import org.mpl4j.servers.common.link.SocketListener;
import org.mpl4j.ssh.auth.Accounts;
import org.mpl4j.ssh.auth.AuthenticationOptions;
import org.mpl4j.ssh.client.ClientConnection;
import org.mpl4j.ssh.client.ClientOptions;
import org.mpl4j.ssh.client.ClientSession;
import org.mpl4j.ssh.client.Exit;
import org.mpl4j.ssh.client.GivenHostKeys;
import org.mpl4j.ssh.client.KeyIdentity;
import org.mpl4j.ssh.client.PublicKeyLogin;
import org.mpl4j.ssh.client.sftp.SftpTuning;
import org.mpl4j.ssh.keys.AuthorizedKeys;
import org.mpl4j.ssh.keys.KeyFormatException;
import org.mpl4j.ssh.keys.PrivateKeyFile;
import org.mpl4j.ssh.keys.SigningKey;
import org.mpl4j.ssh.server.ConnectionSettings;
import org.mpl4j.ssh.server.LoginConnections;
import org.mpl4j.ssh.server.ServerOptions;
import org.mpl4j.ssh.server.SshServer;
import org.mpl4j.ssh.transport.HostKey;
import org.mpl4j.ssh.transport.TransportLog;
import org.mpl4j.ssh.transport.TransportOptions;
import picocli.CommandLine.Command;

/** Finds out whether all works here, with a server in the same process. A launcher trains its start-up archive by it. */
@Command(
        name = "self-test",
        mixinStandardHelpOptions = true,
        description =
                "Logs in at a server in this process, runs a command and looks at a directory, to see whether all works here.")
final class SelfTest implements Callable<Integer> {
    private static final String USER = "self";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Lets in who has one key. */
    private record OneKey(AuthorizedKeys key) implements Accounts {
        @Override
        public AuthorizedKeys keys(String user) {
            return key;
        }

        @Override
        public boolean isPassword(String user, byte[] password) {
            return false;
        }
    }

    @Override
    public Integer call() throws IOException, KeyFormatException {
        SigningKey key = PrivateKeyFile.generate("ssh-ed25519", "").key();
        TransportOptions transport = TransportOptions.of(List.of(new HostKey(key)));
        ServerOptions options = new ServerOptions(
                transport,
                AuthenticationOptions.anyOf(List.of(AuthenticationOptions.PUBLICKEY), transport.userKeys()),
                new OneKey(AuthorizedKeys.parse(USER, key.publicKey().toLine(""))),
                new LoginConnections(
                        ConnectionSettings.standard(List.of(key), line -> System.err.println("server: " + line))));
        SocketListener listener = new SocketListener(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        InetSocketAddress address = (InetSocketAddress) listener.localAddress();
        try (SshServer server = new SshServer(listener, options, TransportLog.NONE);
                ClientConnection connection = ClientConnection.open(
                        SocketLink.connect(address.getHostString(), address.getPort(), PATIENCE),
                        ClientOptions.of(
                                new GivenHostKeys(List.of(key.publicKey())),
                                USER,
                                new PublicKeyLogin(List.of(new KeyIdentity(USER, key)))))) {
            runCommand(connection);
            connection.sftp(SftpTuning.STANDARD).stat("/");
        }
        System.out.println("all works");
        return 0;
    }

    private static void runCommand(ClientConnection connection) throws IOException {
        try (ClientSession session = connection.session()) {
            session.exec("echo works");
            ByteBuffer output = ByteBuffer.allocate(100);
            while (session.output().read(output) >= 0 && output.hasRemaining()) {
                // Up to the end.
            }
            String text = StandardCharsets.UTF_8.decode(output.flip()).toString();
            Optional<Exit> exit = session.awaitExit(PATIENCE);
            if (!text.equals("works\n") || !exit.equals(Optional.of(new Exit.Status(0)))) {
                throw new IOException("`echo works` has printed `%s`, and its end is %s".formatted(text, exit));
            }
        }
    }
}
