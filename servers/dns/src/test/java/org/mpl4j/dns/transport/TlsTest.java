package org.mpl4j.dns.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.dns.packets.dns.Dns.Rcode;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.servers.common.metrics.Tallies;

final class TlsTest {
    private final Tallies tallies = TransportCounter.tallies();
    private final AtomicLong skipped = new AtomicLong();
    private final List<AutoCloseable> open = new ArrayList<>();

    @TempDir
    private static Path folder;

    private static SSLContext client;

    @BeforeAll
    static void makeIdentity() throws Exception {
        client = makeIdentity("EC", "secp256r1", "");
    }

    /** Makes a certificate and a key by the JDK's keytool, and a client's context that trusts it. */
    private static SSLContext makeIdentity(String algorithm, String size, String suffix) throws Exception {
        Path file = folder.resolve("store" + suffix);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                algorithm,
                "-dname",
                "CN=localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                "secret",
                "-keystore",
                file.toString(),
                "-validity",
                "2"));
        command.addAll(algorithm.equals("EC") ? List.of("-groupname", size) : List.of("-keysize", size));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance(file.toFile(), "secret".toCharArray());
        Certificate certificate = store.getCertificate("server");
        PrivateKey key = (PrivateKey) store.getKey("server", "secret".toCharArray());
        Files.writeString(folder.resolve("cert.pem" + suffix), pem("CERTIFICATE", certificate.getEncoded()));
        Files.writeString(folder.resolve("key.pem" + suffix), pem("PRIVATE KEY", key.getEncoded()));
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + kind
                + "-----\n";
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : open.reversed()) {
            resource.close();
        }
    }

    private InetSocketAddress start() throws IOException {
        StreamServer server = new StreamServer(StreamLimits.standard(), () -> System.nanoTime() + skipped.get());
        open.add(server);
        server.bind(
                List.of(new InetSocketAddress("127.0.0.1", 0)),
                TlsIdentity.load(folder.resolve("cert.pem"), folder.resolve("key.pem")));
        server.start(EchoService::new, tallies);
        return server.addresses(Transport.TLS).getFirst();
    }

    private SSLSocket connect(InetSocketAddress server, String protocol, String... alpn) throws IOException {
        SSLSocket socket = (SSLSocket) client.getSocketFactory().createSocket(server.getAddress(), server.getPort());
        open.add(socket);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(new String[] {protocol});
        parameters.setApplicationProtocols(alpn);
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(StreamClient.PATIENCE_MILLIS);
        return socket;
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void answersOverTls(String protocol) throws Exception {
        SSLSocket socket = connect(start(), protocol, "dot");
        StreamClient stream = new StreamClient(socket);
        ByteArrayOutputStream queries = new ByteArrayOutputStream();
        for (int id = 1; id <= 2000; id++) {
            queries.writeBytes(StreamClient.frame(EchoService.query(id, "www.example.org")));
        }
        stream.send(queries.toByteArray());
        for (int id = 1; id <= 2000; id++) {
            assertThat(stream.receive().rcode()).isEqualTo(Rcode.Refused);
        }
        assertThat(socket.getApplicationProtocol()).isEqualTo("dot");
        stream.ask(1, "many-100");
        for (int i = 0; i < 100; i++) {
            assertThat(stream.receive().endOffset()).isGreaterThan(EchoService.BIG);
        }
        assertThat(TransportCounter.SENT.sum(tallies, Transport.TLS)).isEqualTo(2100);
    }

    @Test
    void speaksWithClientsThatNameNoProtocolAndRefusesThoseThatNameOthers() throws Exception {
        InetSocketAddress server = start();
        StreamClient stream = new StreamClient(connect(server, "TLSv1.3"));
        stream.ask(1, "www.example.org");
        assertThat(stream.receive().id()).isEqualTo(1);
        SSLSocket web = connect(server, "TLSv1.3", "h2");
        assertThatThrownBy(web::startHandshake).isInstanceOf(IOException.class);
    }

    @Test
    void resumesSessions() throws Exception {
        InetSocketAddress server = start();
        long first = creationTimeOfSession(server);
        while (System.currentTimeMillis() == first) {
            Thread.onSpinWait();
        }
        assertThat(creationTimeOfSession(server)).isEqualTo(first);
    }

    /** When the session was made by a whole handshake. */
    private long creationTimeOfSession(InetSocketAddress server) throws Exception {
        SSLSocket socket = connect(server, "TLSv1.3", "dot");
        StreamClient stream = new StreamClient(socket);
        stream.ask(1, "www.example.org");
        assertThat(stream.receive().id()).isEqualTo(1);
        return socket.getSession().getCreationTime();
    }

    /** An alert may come before the end. */
    private static void awaitEnd(StreamClient stream) throws IOException {
        while (!stream.isClosed()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void closesWhoNeverShakesHands() throws Exception {
        InetSocketAddress server = start();
        try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
            StreamClient silent = new StreamClient(socket);
            silent.send(new byte[] {22, 3, 1});
            while (TransportCounter.ACCEPTED.sum(tallies, Transport.TLS) == 0) {
                Thread.onSpinWait();
            }
            skipped.addAndGet(Duration.ofSeconds(20).toNanos());
            awaitEnd(silent);
        }
        assertThat(TransportCounter.TIMED_OUT.sum(tallies, Transport.TLS)).isEqualTo(1);
    }

    @Test
    void goesOnAfterWhatIsNoTls() throws Exception {
        InetSocketAddress server = start();
        try (StreamClient plain = new StreamClient(server)) {
            plain.ask(1, "www.example.org");
            awaitEnd(plain);
        }
        StreamClient stream = new StreamClient(connect(server, "TLSv1.3", "dot"));
        stream.ask(1, "www.example.org");
        assertThat(stream.receive().id()).isEqualTo(1);
    }

    @Test
    void saysWhatIsWrongWithFiles() throws Exception {
        Path cert = folder.resolve("cert.pem");
        Path key = folder.resolve("key.pem");
        makeIdentity("EC", "secp256r1", "2");
        makeIdentity("RSA", "2048", "3");
        assertThatThrownBy(() -> TlsIdentity.load(cert, folder.resolve("key.pem2")))
                .hasMessage(folder.resolve("key.pem2") + " is not the key of the first certificate in " + cert);
        assertThatThrownBy(() -> TlsIdentity.load(cert, folder.resolve("key.pem3")))
                .hasMessageContaining("has no key of the certificate's kind, EC");
        assertThatThrownBy(() -> TlsIdentity.load(cert, cert)).hasMessageContaining("openssl pkcs8 -topk8");
        assertThatThrownBy(() -> TlsIdentity.load(key, key)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> TlsIdentity.load(folder.resolve("none"), key)).isInstanceOf(IOException.class);
    }
}
