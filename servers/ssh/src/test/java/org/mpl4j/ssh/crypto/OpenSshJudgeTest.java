package org.mpl4j.ssh.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.packets.ssh.SshPublicKey;
import org.mpl4j.ssh.packets.ssh.SshSignature;
import org.mpl4j.ssh.packets.ssh.SshTransport;
import org.mpl4j.ssh.packets.ssh.SshUserauth;

/** OpenSSH comes to the same secrets and keys, as a server and as a client, and opens and seals the same packets. */
final class OpenSshJudgeTest {
    private static final List<String> ED25519 = List.of("ssh-ed25519");
    private static final int UNKNOWN_MESSAGE = 191;

    @TempDir
    static Path folder;

    private static Sshd sshd;

    /** What both sides are to use. */
    record Suite(String keyExchange, String cipher, String mac) {
        Handshake.Offer offer() {
            return new Handshake.Offer(List.of(keyExchange), ED25519, List.of(cipher), List.of(mac));
        }
    }

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Sshd.isInstalled(), "OpenSSH's server is not installed");
        sshd = Sshd.start(folder);
    }

    @AfterAll
    static void stop() {
        if (sshd != null) {
            sshd.close();
        }
    }

    static Stream<Suite> suites() throws Exception {
        List<Suite> suites = new ArrayList<>();
        List<String> known = Sshd.run("ssh", "-Q", "kex").lines().toList();
        for (String keyExchange : Algorithms.keyExchanges()) {
            if (known.contains(keyExchange)) {
                suites.add(new Suite(keyExchange, "aes128-gcm@openssh.com", "hmac-sha2-256"));
            }
        }
        for (String cipher : Algorithms.ciphers()) {
            boolean needsMac = !Algorithms.cipher(cipher).orElseThrow().isAuthenticated();
            for (String mac : needsMac ? Algorithms.macs() : List.of("hmac-sha2-256")) {
                suites.add(new Suite("curve25519-sha256", cipher, mac));
            }
        }
        return suites.stream();
    }

    @ParameterizedTest
    @MethodSource("suites")
    void asClientOfSshd(Suite suite) throws Exception {
        try (PacketStream stream = new PacketStream(sshd.connect())) {
            ExchangeResult result = Handshake.asClient(stream, suite.offer());
            byte[] key = SshPublicKey.parse(Bytes.wrap(result.hostKey()))
                    .asEd25519()
                    .key()
                    .toArray();
            byte[] signature = SshSignature.parse(Bytes.wrap(result.signature()))
                    .asEd25519()
                    .signature()
                    .toArray();
            assertThat(Ed25519.verify(signature, 0, key, 0, result.hash(), 0, result.hash().length))
                    .isTrue();

            stream.send(serviceRequest());
            assertThat(SshTransport.parse(stream.receive())
                            .asServiceAccept()
                            .serviceName()
                            .utf8())
                    .isEqualTo("ssh-userauth");
            for (int size : new int[] {0, 1, 11, 12, 100, 32_000}) {
                int sequence = stream.sentCount();
                stream.send(SshTransport.builder(ByteBuffer.allocate(1 + size))
                        .asUnknown(UNKNOWN_MESSAGE)
                        .data(new byte[size])
                        .build()
                        .flip());
                assertThat(SshTransport.parse(stream.receive())
                                .asUnimplemented()
                                .sequenceNumber())
                        .isEqualTo(sequence);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("suites")
    void asServerOfSsh(Suite suite) throws Exception {
        HostSigner signer = new Ed25519Signer();
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(60_000);
            Process ssh = new ProcessBuilder(
                            "ssh",
                            "-F",
                            "none",
                            "-v",
                            "-oBatchMode=yes",
                            "-oStrictHostKeyChecking=no",
                            "-oUserKnownHostsFile=/dev/null",
                            "-oKexAlgorithms=" + suite.keyExchange(),
                            "-oCiphers=" + suite.cipher(),
                            "-oMACs=" + suite.mac(),
                            "-p",
                            Integer.toString(listener.getLocalPort()),
                            "nobody@127.0.0.1")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("ssh.log").toFile())
                    .start();
            try (PacketStream stream = new PacketStream(listener.accept())) {
                Handshake.asServer(stream, suite.offer(), signer);
                assertThat(SshTransport.parse(stream.receive())
                                .asServiceRequest()
                                .serviceName()
                                .utf8())
                        .isEqualTo("ssh-userauth");
                stream.send(SshTransport.builder(ByteBuffer.allocate(64))
                        .asServiceAccept()
                        .serviceName("ssh-userauth")
                        .build()
                        .flip());
                var request = SshUserauth.parse(stream.receive(), Bytes.EMPTY).asRequest();
                assertThat(request.userName().utf8()).isEqualTo("nobody");
            } finally {
                ssh.destroy();
            }
        }
    }

    private static ByteBuffer serviceRequest() {
        return SshTransport.builder(ByteBuffer.allocate(64))
                .asServiceRequest()
                .serviceName("ssh-userauth")
                .build()
                .flip();
    }

    /** A host key without files. */
    static final class Ed25519Signer implements HostSigner {
        private final byte[] privateKey = new byte[Ed25519.SECRET_KEY_SIZE];
        private final byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];

        Ed25519Signer() {
            Ed25519.generatePrivateKey(new SecureRandom(), privateKey);
            Ed25519.generatePublicKey(privateKey, 0, publicKey, 0);
        }

        @Override
        public byte[] publicKey() {
            ByteBuffer key = SshPublicKey.builder(ByteBuffer.allocate(100))
                    .asEd25519()
                    .key(publicKey)
                    .build()
                    .flip();
            return Bytes.wrap(key).toArray();
        }

        @Override
        public byte[] sign(byte[] data) {
            byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
            Ed25519.sign(privateKey, 0, data, 0, data.length, signature, 0);
            ByteBuffer blob = SshSignature.builder(ByteBuffer.allocate(100))
                    .asEd25519()
                    .signature(signature)
                    .build()
                    .flip();
            return Bytes.wrap(blob).toArray();
        }
    }
}
