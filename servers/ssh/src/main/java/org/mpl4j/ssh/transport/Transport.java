package org.mpl4j.ssh.transport;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.packets.ssh.SshTransport;
import org.mpl4j.ssh.packets.ssh.SshTransport.MessageBranch.Disconnect.ReasonCode;
import org.mpl4j.ssh.packets.ssh.SshUserauth;

/**
 * A connection, as the server or the client sees it. {@link #run} reads it until its end, on the thread that made this object; all threads may send.
 *
 * <p>It holds about 140 KiB, and 150 more if it is compressed.
 */
public final class Transport implements Sender {
    /** The extension that tells the algorithms of user keys that a server takes (RFC 8308 section 3.1). */
    public static final String SIGNATURE_ALGORITHMS = "server-sig-algs";

    static final String USERAUTH = "ssh-userauth";

    /** How many packets a peer may send before anybody has logged in: many times what that takes, so that nobody keeps the server busy with nothing. */
    private static final int MOST_PACKETS_BEFORE_LOGIN = 2000;

    private static final long LAST_WORD_MILLIS = 1000;
    private static final Bytes NO_METHOD = Bytes.EMPTY;

    private final Link link;
    private final TransportLog log;
    private final Role role;
    private final ProtocolPolicy steps;
    private final PacketInput input;
    private final SendSide output;
    private final KeyExchanges exchanges;
    private final AtomicBoolean isEnding = new AtomicBoolean();
    private final AtomicReference<String> reason = new AtomicReference<>("");
    private volatile Ending ending = Ending.CLOSED_BY_PEER;
    private @Nullable AuthenticationReceiver authentication;
    private @Nullable MessageReceiver receiver;
    private int packetsBeforeLogin;
    private volatile String peerSoftware = "";

    /**
     * Takes a connection that a client has made; nothing is sent yet.
     *
     * @param link the connection
     * @param options what is offered
     * @param log is told how it ends
     */
    public Transport(Link link, TransportOptions options, TransportLog log) {
        this(link, options, new ServerRole(options), log);
    }

    /** For a role; nothing is sent yet. */
    Transport(Link link, TransportOptions options, Role role, TransportLog log) {
        this.link = link;
        this.log = log;
        this.role = role;
        this.steps = role.policy(this::violated);
        this.input = new PacketInput(link);
        this.output = new SendSide(link, steps, Thread.currentThread(), this::method, this::offer);
        this.exchanges = new KeyExchanges(options, role, steps, input, output);
    }

    /**
     * Takes a connection to a server; nothing is sent yet.
     *
     * @param link the connection
     * @param options what is offered; host keys and algorithms of user keys are not needed
     * @param verifier decides about the server's host key
     * @param log is told how it ends
     * @return the client's side
     */
    public static Transport client(Link link, TransportOptions options, HostKeyVerifier verifier, TransportLog log) {
        return new Transport(link, options, new ClientRole(verifier), log);
    }

    /** What the peer sent before it heard that this side has ended the connection breaks no rule. */
    private void violated(PolicyViolation violation) {
        if (!isEnding.get()) {
            log.violation(this, violation);
        }
    }

    /**
     * Runs the connection to its end. Closes the link.
     *
     * @param upper takes the messages of authentication
     */
    public void run(AuthenticationReceiver upper) {
        authentication = upper;
        try {
            Identification.exchange(input, output, steps, exchanges);
            peerSoftware = exchanges.peerSoftware();
            output.beginExchange();
            while (!isEnding.get()) {
                handle(input.next());
                limit();
                exchanges.renewIfDue();
            }
            input.drain();
        } catch (ProtocolException e) {
            end(e);
        } catch (IOException e) {
            reason.compareAndSet("", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            disconnect(ReasonCode.ByApplication, "internal error");
            ending = Ending.FAILED;
            reason.set("internal error: " + e);
        } finally {
            close();
        }
    }

    /** Holds whoever has not logged in to what that takes. */
    private void limit() throws ProtocolException {
        if (receiver == null && ++packetsBeforeLogin > MOST_PACKETS_BEFORE_LOGIN) {
            throw new ProtocolException(
                    "more than %d packets, and nobody has logged in".formatted(MOST_PACKETS_BEFORE_LOGIN));
        }
    }

    private void end(ProtocolException problem) {
        disconnect(problem.reason(), String.valueOf(problem.getMessage()));
        try {
            // Else what is unread makes the peer's system throw away what it has not read.
            input.drain();
        } catch (IOException e) {
            // It is over in any case.
        }
    }

    private void close() {
        output.close();
        input.close();
        try {
            link.close();
        } catch (IOException e) {
            reason.compareAndSet("", String.valueOf(e.getMessage()));
        }
        if (receiver != null) {
            receiver.closed();
        }
        log.ended(this, reason.get());
    }

    private void handle(Bytes payload) throws IOException, ProtocolException {
        try {
            SshTransport view = SshTransport.parse(payload);
            switch (Layer.of(view.messageRaw())) {
                case TRANSPORT -> transport(view, payload);
                case EXCHANGE, GROUP_EXCHANGE -> exchanges.receive(payload);
                case AUTHENTICATION -> authentication(payload);
                case CONNECTION -> connection(payload);
            }
        } catch (ParseException e) {
            throw new ProtocolException("a message cannot be read: " + e.getMessage());
        }
    }

    private void transport(SshTransport message, Bytes payload) throws IOException, ProtocolException {
        steps.transport(ProtocolPolicy.Way.RECEIVED, message);
        switch (message.messageBranch()) {
            case SshTransport.MessageBranch.Disconnect last -> {
                isEnding.set(true);
                ending = Ending.DISCONNECTED_BY_PEER;
                reason.compareAndSet(
                        "",
                        last.reasonCodeRaw() + ": "
                                + printable(last.description().latin1()));
                throw new IOException("the peer has ended the connection");
            }
            case SshTransport.MessageBranch.ServiceRequest request -> service(request.serviceName());
            case SshTransport.MessageBranch.ServiceAccept accept -> ready();
            case SshTransport.MessageBranch.ExtInfo info -> extensions(info);
            case SshTransport.MessageBranch.KexInit offer -> exchanges.agree(payload);
            case SshTransport.MessageBranch.NewKeys done -> {
                exchanges.takeNewKeys();
                exchanges.inUse().ifPresent(agreed -> log.keysExchanged(this, agreed));
            }
            case SshTransport.MessageBranch.Ping ping ->
                sendTransport(builder -> builder.asPong().data(ping.data()));
            case SshTransport.MessageBranch.Unknown other -> unimplemented();
            default -> {
                // IGNORE, DEBUG, UNIMPLEMENTED, PONG: nothing follows from them.
            }
        }
    }

    private void service(Bytes name) throws IOException, ProtocolException {
        if (!name.contentEquals(USERAUTH)) {
            throw new ProtocolException(
                    ReasonCode.ServiceNotAvailable, "there is no service " + printable(name.latin1()));
        }
        sendTransport(builder -> builder.asServiceAccept().serviceName(USERAUTH));
    }

    private void ready() throws IOException, ProtocolException {
        if (authentication != null) {
            authentication.ready();
        }
    }

    private void extensions(SshTransport.MessageBranch.ExtInfo info) {
        for (SshTransport.MessageBranch.ExtInfo.ExtensionsItem one : info.extensions()) {
            if (authentication != null) {
                authentication.extension(one.extensionName().latin1(), one.extensionValue());
            }
        }
    }

    private void authentication(Bytes payload) throws IOException, ProtocolException, ParseException {
        SshUserauth message = SshUserauth.parse(payload, method());
        steps.authentication(ProtocolPolicy.Way.RECEIVED, message);
        AuthenticationReceiver upper = authentication;
        if (receiver != null || upper == null) {
            return;
        }
        if (!role.isServer() && message.messageKind() == SshUserauth.MessageKind.Success) {
            // Before anybody sends something because of it.
            output.authenticated();
        }
        Optional<MessageReceiver> next = upper.receive(message);
        if (next.isPresent()) {
            receiver = next.get();
            input.takeTime();
            exchanges.decompress();
        }
    }

    private void connection(Bytes payload) throws IOException, ProtocolException, ParseException {
        SshConnection message = SshConnection.parse(payload);
        steps.connection(ProtocolPolicy.Way.RECEIVED, message);
        MessageReceiver upper = receiver;
        if (upper == null) {
            throw new ProtocolException("a message of the connection protocol before anybody has logged in");
        }
        if (message.messageKind() == SshConnection.MessageKind.Unknown) {
            unimplemented();
        } else {
            upper.receive(message);
        }
    }

    private void unimplemented() throws IOException {
        long sequence = Integer.toUnsignedLong(input.lastSequence());
        SshTransport.Builder.Content answer =
                builder -> builder.asUnimplemented().sequenceNumber(sequence);
        sending(() -> output.now(Layer.TRANSPORT, message(answer)));
    }

    private Bytes method() {
        return authentication == null ? NO_METHOD : authentication.method();
    }

    private Bytes offer() {
        return exchanges.offer();
    }

    @Override
    public void send(SshConnection.Builder.Content message) throws IOException {
        send(message, false);
    }

    @Override
    public void sendAhead(SshConnection.Builder.Content message) throws IOException {
        send(message, true);
    }

    private void send(SshConnection.Builder.Content message, boolean isMoreToCome) throws IOException {
        try {
            output.connection(message, isMoreToCome);
        } catch (ProtocolException e) {
            throw refused(e);
        }
    }

    @Override
    public void sendAuthentication(SshUserauth.Builder.Content message) throws IOException {
        Bytes method = method();
        sending(() -> output.other(Layer.AUTHENTICATION, out -> SshUserauth.write(out, method, message)));
    }

    @Override
    public void sendTransport(SshTransport.Builder.Content message) throws IOException {
        sending(() -> output.other(Layer.TRANSPORT, message(message)));
    }

    static PayloadWriter message(SshTransport.Builder.Content content) {
        return out -> SshTransport.write(out, content);
    }

    /** Something that sends. */
    private interface Sending {
        void run() throws IOException, ProtocolException;
    }

    private void sending(Sending what) throws IOException {
        try {
            what.run();
        } catch (ProtocolException e) {
            throw refused(e);
        }
    }

    private IOException refused(ProtocolException e) {
        disconnect(e.reason(), String.valueOf(e.getMessage()));
        return new IOException(e.getMessage(), e);
    }

    @Override
    public void disconnect(ReasonCode why, String text) {
        if (isEnding.getAndSet(true)) {
            return;
        }
        ending = Ending.DISCONNECTED;
        reason.compareAndSet("", text);
        // A peer that takes nothing, or does not close, is not waited for.
        Thread.startVirtualThread(this::closeLater);
        output.end(
                message(builder -> builder.asDisconnect().reasonCode(why).description(printable(text))),
                LAST_WORD_MILLIS);
    }

    private void closeLater() {
        try {
            Thread.sleep(Duration.ofMillis(2 * LAST_WORD_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        abort();
    }

    /** Closes without a word. */
    public void abort() {
        try {
            link.close();
        } catch (IOException e) {
            reason.compareAndSet("", String.valueOf(e.getMessage()));
        }
    }

    /** {@return text without what would not be one line of ASCII} */
    static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    @Override
    public boolean isExchangingKeys() {
        return output.isHeld();
    }

    @Override
    public boolean isClosed() {
        return output.isOver();
    }

    /** {@return how it has ended, when it has} */
    public Ending ending() {
        return ending;
    }

    /** {@return whether somebody has logged in} */
    public boolean isAuthenticated() {
        return output.isAuthenticated();
    }

    /** {@return the host key or certificate that was shown in the first key exchange, an {@code ssh_public_key}} */
    public byte[] hostKey() {
        return exchanges.hostKey();
    }

    @Override
    public ChannelStates channelStates() {
        return steps;
    }

    @Override
    public byte[] sessionId() {
        return exchanges.sessionId();
    }

    @Override
    public SocketAddress remoteAddress() {
        return link.remoteAddress();
    }

    @Override
    public SocketAddress localAddress() {
        return link.localAddress();
    }

    @Override
    public String peerSoftware() {
        return peerSoftware;
    }
}
