package org.mpl4j.appliance.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.client.ClientConnection;
import org.mpl4j.ssh.client.ClientOptions;
import org.mpl4j.ssh.client.ClientSession;
import org.mpl4j.ssh.client.KeyIdentity;
import org.mpl4j.ssh.client.PublicKeyLogin;
import org.mpl4j.ssh.client.sftp.RemoteFile;
import org.mpl4j.ssh.client.sftp.SftpClient;
import org.mpl4j.ssh.client.sftp.SftpException;
import org.mpl4j.ssh.client.sftp.SftpTuning;
import org.mpl4j.ssh.config.Options;
import org.mpl4j.ssh.connection.Channel;
import org.mpl4j.ssh.connection.ChannelHandler;
import org.mpl4j.ssh.keys.KeyFormatException;
import org.mpl4j.ssh.keys.PrivateKeyFile;
import org.mpl4j.ssh.keys.PublicKey;
import org.mpl4j.ssh.keys.SigningKey;
import org.mpl4j.ssh.packets.ssh.Sftp;
import org.mpl4j.ssh.packets.ssh.SftpFrame;
import org.mpl4j.ssh.transport.HostKeyVerifier;
import org.mpl4j.ssh.transport.TransportOptions;
import org.mpl4j.tcpip.socket.HostStack;
import org.mpl4j.tcpip.socket.StackLink;
import org.mpl4j.tcpip.socket.TcpServerSocket;
import org.mpl4j.tcpip.socket.TcpSocket;

/** A client that uses an SSH server as others will, in one process with it: all key exchanges but the slowest, all ciphers, files, words for who wants a program, a connection that is made for it. */
final class SshTraining {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> KEY_TYPES = List.of("ssh-ed25519", "ecdsa-sha2-nistp256");
    private static final String SLOW = "diffie-hellman";
    private static final int ROUNDS = 6;
    private static final int FILES = 4;
    private static final int FEW_TRIES = 3;
    private static final int PORT = 7;
    private static final int ROOM = 1 << 16;
    private static final List<Sftp.Builder.Content> REQUESTS = List.of(
            message -> message.asInit().version(3),
            message -> message.asExtended().id(1).asLimits_(),
            message -> message.asExtended().id(1).asExpandPath().path("~"),
            message -> message.asLstat().id(1).path("."),
            message -> message.asReadlink().id(1).path("."),
            message -> message.asSetstat().id(1).path(".").attrs(attributes -> attributes),
            message -> message.asRename().id(1).oldpath("a").newpath("b"));

    private final Settings image;
    private final org.mpl4j.ssh.config.Settings server;
    private final HostStack client;
    private final List<Key> keys;
    private final SigningKey stranger;

    /**
     * A key that lives as long as this process.
     *
     * @param key it
     */
    record Key(SigningKey key) {
        PublicKey publicKey() {
            return key.publicKey();
        }
    }

    /**
     * Takes any key: the server is in this process.
     *
     * @param algorithms that it may have
     */
    private record AnyHost(List<String> algorithms) implements HostKeyVerifier {
        @Override
        public void verify(PublicKey shown) {}
    }

    /** With the settings of an image and of its server, the stack of a client, and keys that let in. */
    SshTraining(Settings image, org.mpl4j.ssh.config.Settings server, HostStack client, List<Key> keys)
            throws IOException {
        this.image = image;
        this.server = server;
        this.client = client;
        this.keys = List.copyOf(keys);
        stranger = generated(KEY_TYPES.getFirst());
    }

    /** {@return fresh keys} */
    static List<Key> keys() throws IOException {
        List<Key> keys = new ArrayList<>();
        for (String type : KEY_TYPES) {
            keys.add(new Key(generated(type)));
        }
        return keys;
    }

    private static SigningKey generated(String type) throws IOException {
        try {
            return PrivateKeyFile.generate(type, "").key();
        } catch (KeyFormatException e) {
            throw new IOException("no key of type " + type, e);
        }
    }

    void run() throws IOException {
        List<String> exchanges = server.get(Options.KEX_ALGORITHMS).stream()
                .filter(name -> !name.startsWith(SLOW))
                .toList();
        if (exchanges.isEmpty()) {
            exchanges = server.get(Options.KEX_ALGORITHMS);
        }
        List<String> ciphers = server.get(Options.CIPHERS);
        List<String> macs = server.get(Options.MACS);
        String user = server.get(Options.USERS).getFirst();
        int rounds = Math.max(ROUNDS, Math.max(exchanges.size(), ciphers.size()));
        for (int i = 0; i < rounds; i++) {
            TransportOptions offered = TransportOptions.of(List.of())
                    .withKeyExchanges(List.of(exchanges.get(i % exchanges.size())))
                    .withCiphers(List.of(ciphers.get(i % ciphers.size())));
            if (!macs.isEmpty()) {
                offered = offered.withMacs(List.of(macs.get(i % macs.size())));
            }
            use(user, keys.get(i % keys.size()), offered);
        }
    }

    private void use(String user, Key key, TransportOptions offered) throws IOException {
        // As others do, it asks what there is, tries a key that is not taken, and asks about the next one.
        ClientOptions usual = ClientOptions.of(
                new AnyHost(server.get(Options.HOST_KEY_ALGORITHMS)), user, new PublicKeyLogin(identities(key)));
        ClientOptions options = new ClientOptions(
                offered,
                usual.host(),
                usual.verifier(),
                user,
                usual.methods(),
                true,
                usual.limits(),
                usual.loginTimeout(),
                usual.keepAliveInterval(),
                usual.keepAliveMost(),
                usual.log());
        TcpSocket socket = client.connect(BootNetwork.server(image, port()), PATIENCE);
        try (ClientConnection connection = ClientConnection.open(new StackLink(socket), options)) {
            askForProgram(connection);
            if (!image.all("served").isEmpty()) {
                readFiles(connection);
                askForMore(connection);
            }
            connect(connection);
        }
    }

    private List<KeyIdentity> identities(Key key) {
        KeyIdentity trainee = new KeyIdentity("trainee", key.key());
        return server.get(Options.MAX_AUTH_TRIES) < FEW_TRIES
                ? List.of(trainee)
                : List.of(new KeyIdentity("stranger", stranger), trainee);
    }

    private int port() throws IOException {
        String port = image.get("port");
        return Integer.parseInt(port.substring(port.indexOf('/') + 1));
    }

    private static void askForProgram(ClientConnection connection) throws IOException {
        try (ClientSession session = connection.session()) {
            session.exec("true");
            if (session.awaitExit(PATIENCE).isEmpty()) {
                throw new IOException("a session that asks for a program does not end");
            }
        }
    }

    /** Not every user need have files; whoever has none is told so. */
    private static void readFiles(ClientConnection connection) throws IOException {
        SftpClient files;
        try {
            files = connection.sftp(SftpTuning.STANDARD);
        } catch (IOException e) {
            return;
        }
        String here = files.realPath(".");
        int read = 0;
        for (RemoteFile file : files.list(here)) {
            if (file.isRegular() && read++ < FILES) {
                files.get(here + "/" + file.name(), (offset, data) -> {});
            }
        }
        try {
            files.stat(here + "/there-is-none");
        } catch (SftpException e) {
            // As it should be.
        }
    }

    /** Requests of other clients, also such as are refused. */
    private static void askForMore(ClientConnection connection) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(ROOM);
        try (ClientSession session = connection.session()) {
            session.subsystem("sftp");
            for (Sftp.Builder.Content request : REQUESTS) {
                session.input()
                        .write(SftpFrame.builder(buffer.clear())
                                .message(request)
                                .build()
                                .flip());
                buffer.clear();
                while (SftpFrame.frameSize(buffer.duplicate().flip()) > buffer.position()) {
                    if (session.output().read(buffer) < 0) {
                        throw new IOException("a session of sftp ended early");
                    }
                }
            }
        } catch (ParseException e) {
            throw new IOException("what came is no response of sftp: " + e.getMessage(), e);
        }
    }

    /** Whether the server makes connections is for its configuration to say. */
    private void connect(ClientConnection connection) throws IOException {
        String own = BootNetwork.neighbor(image.get("address"));
        String host = own.substring(0, own.indexOf('/'));
        InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral(host), PORT);
        try (TcpServerSocket listener = client.listen(address, 1)) {
            Channel channel;
            try {
                channel = connection.connect(host, PORT, new ChannelHandler() {});
            } catch (IOException e) {
                return;
            }
            try (TcpSocket accepted = listener.accept()) {
                channel.output().write(ByteBuffer.wrap(new byte[] {1}));
                ByteBuffer got = ByteBuffer.allocate(1);
                accepted.read(got);
                accepted.write(got.flip());
                channel.input().read(got.clear());
            }
            channel.close();
        }
    }
}
