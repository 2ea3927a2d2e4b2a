package org.mpl4j.ssh.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.servers.common.link.SocketLink;
import org.mpl4j.servers.common.link.SocketListener;
import org.mpl4j.ssh.crypto.Algorithms;
import org.mpl4j.ssh.keys.PublicKey;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.packets.ssh.SshUserauth;

/** Both sides of a connection, where the client logs in without a method, and either side keeps what the other sends in global requests. */
final class TransportPair implements AutoCloseable {
    private static final int SECONDS = 60;
    private static final Bytes METHOD = ascii("none");
    private static final Bytes OTHER = ascii("data@example.org");

    final Side server;
    final Side client;

    private static Bytes ascii(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** A pair whose client takes every host key. */
    TransportPair(TransportOptions serverOptions, TransportOptions clientOptions) throws Exception {
        this(serverOptions, clientOptions, verifier(shown -> {}));
    }

    /** A pair whose server sends whatever it is told to. */
    static TransportPair withLawlessServer(TransportOptions serverOptions, TransportOptions clientOptions)
            throws Exception {
        return new TransportPair(
                new LawlessRole(new ServerRole(serverOptions)), serverOptions, clientOptions, verifier(shown -> {}));
    }

    /** What decides about a host key. */
    interface Check {
        void verify(PublicKey shown) throws ProtocolException;
    }

    static HostKeyVerifier verifier(Check check) {
        return new HostKeyVerifier() {
            @Override
            public List<String> algorithms() {
                return Algorithms.hostKeys();
            }

            @Override
            public void verify(PublicKey shown) throws ProtocolException {
                check.verify(shown);
            }
        };
    }

    TransportPair(TransportOptions serverOptions, TransportOptions clientOptions, HostKeyVerifier verifier)
            throws Exception {
        this(new ServerRole(serverOptions), serverOptions, clientOptions, verifier);
    }

    private TransportPair(
            Role serverRole, TransportOptions serverOptions, TransportOptions clientOptions, HostKeyVerifier verifier)
            throws Exception {
        try (SocketListener listener = new SocketListener(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            SocketLink near = new SocketLink(SocketChannel.open(listener.localAddress()));
            near.noDelay(true);
            Link far = listener.accept();
            server = new Side(log -> new Transport(far, serverOptions, serverRole, log));
            client = new Side(log -> Transport.client(near, clientOptions, verifier, log));
        }
    }

    /** Makes one side's transport. */
    private interface Maker {
        Transport make(TransportLog log);
    }

    /** One side, on a thread of its own. */
    static final class Side implements AuthenticationReceiver, MessageReceiver, TransportLog {
        final Transport transport;
        final BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
        final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
        final ConcurrentLinkedQueue<String> extensions = new ConcurrentLinkedQueue<>();
        private final CompletableFuture<String> end = new CompletableFuture<>();
        private final CompletableFuture<Boolean> login = new CompletableFuture<>();

        Side(Maker maker) throws Exception {
            CompletableFuture<Transport> made = new CompletableFuture<>();
            CountDownLatch kept = new CountDownLatch(1);
            Thread.ofVirtual().start(() -> {
                Transport own = maker.make(this);
                made.complete(own);
                try {
                    kept.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                own.run(this);
            });
            transport = made.get(SECONDS, TimeUnit.SECONDS);
            kept.countDown();
        }

        /** Waits for the login. */
        void awaitLogin() throws Exception {
            login.get(SECONDS, TimeUnit.SECONDS);
        }

        /** Waits for the end, and why it was. */
        String awaitEnd() throws Exception {
            return end.get(SECONDS, TimeUnit.SECONDS);
        }

        /** Sends data to the other side. */
        void send(byte[] data) throws IOException {
            transport.send(message -> message.asGlobalRequest()
                    .request(request -> request.wantReply(false).asOther(OTHER).data(data)));
        }

        /** Waits for data from the other side. */
        byte[] next() throws InterruptedException {
            return received.poll(SECONDS, TimeUnit.SECONDS);
        }

        @Override
        public Bytes method() {
            return METHOD;
        }

        @Override
        public void extension(String name, Bytes value) {
            extensions.add(name + "=" + value.latin1());
        }

        @Override
        public void ready() throws IOException {
            transport.sendAuthentication(message -> message.asRequest()
                    .userName("alice")
                    .serviceName("ssh-connection")
                    .asNone());
        }

        @Override
        public Optional<MessageReceiver> receive(SshUserauth message) throws IOException {
            if (message.messageBranch() instanceof SshUserauth.MessageBranch.Request) {
                transport.sendAuthentication(SshUserauth.Builder.NeedsMessageBranch::asSuccess);
            }
            login.complete(true);
            return Optional.of(this);
        }

        @Override
        public void receive(SshConnection message) {
            received.add(message.asGlobalRequest().request().asOther().data().toArray());
        }

        @Override
        public void closed() {
            // The log tells.
        }

        @Override
        public void violation(Transport one, PolicyViolation violation) {
            violations.add(violation.message());
        }

        @Override
        public void ended(Transport one, String reason) {
            login.completeExceptionally(new IOException(reason));
            end.complete(reason);
        }
    }

    @Override
    public void close() {
        server.transport.abort();
        client.transport.abort();
    }
}
