package org.mpl4j.ssh.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.ssh.crypto.ExchangeStep;
import org.mpl4j.ssh.crypto.Negotiated;
import org.mpl4j.ssh.packets.ssh.SshKexEcdh;
import org.mpl4j.ssh.packets.ssh.SshKexGex;
import org.mpl4j.ssh.packets.ssh.SshTransport;

/**
 * The key exchanges of a connection, one after the other, of either side. They are run by the thread that reads; another one may only begin the next, when
 * keys are worn out.
 */
final class KeyExchanges {
    /** How many exchanges there may be before anybody has logged in: each one costs the server more than the peer. */
    private static final int MOST_BEFORE_LOGIN = 8;

    private static final String DELAYED = "zlib@openssh.com";

    private final TransportOptions options;
    private final Role role;
    private final ProtocolPolicy steps;
    private final PacketInput input;
    private final SendSide output;
    private Bytes clientLine = Bytes.EMPTY;
    private Bytes serverLine = Bytes.EMPTY;
    private String peerSoftware = "";
    private volatile @Nullable KeyExchangeState current;
    private @Nullable Negotiated inUse;
    private boolean isStrict;
    private boolean isLoggedIn;
    private int exchangesBeforeLogin;
    private volatile byte[] sessionId = {};
    private volatile byte[] hostKey = {};
    private long keysSince;

    KeyExchanges(TransportOptions options, Role role, ProtocolPolicy steps, PacketInput input, SendSide output) {
        this.options = options;
        this.role = role;
        this.steps = steps;
        this.input = input;
        this.output = output;
    }

    Role role() {
        return role;
    }

    String software() {
        return options.software();
    }

    String peerSoftware() {
        return peerSoftware;
    }

    byte[] sessionId() {
        return sessionId.clone();
    }

    byte[] hostKey() {
        return hostKey.clone();
    }

    void identified(Bytes own, Bytes theirs, String software) {
        clientLine = role.isServer() ? theirs : own;
        serverLine = role.isServer() ? own : theirs;
        peerSoftware = software;
    }

    /** {@return the KEXINIT of a new exchange, which has begun now; called with the turn to send} */
    Bytes offer() {
        KeyExchangeState next = new KeyExchangeState(options, role);
        current = next;
        return next.offer();
    }

    /** Takes KEXINIT. */
    void agree(Bytes payload) throws IOException, ProtocolException {
        if (!isLoggedIn && ++exchangesBeforeLogin > MOST_BEFORE_LOGIN) {
            throw new ProtocolException(
                    "more than %d key exchanges, and nobody has logged in".formatted(MOST_BEFORE_LOGIN));
        }
        output.beginExchange();
        Negotiated agreed = current().agree(payload, clientLine, serverLine);
        if (inUse == null) {
            isStrict = agreed.isStrict();
            steps.decideStrictness(isStrict);
        }
        Optional<ByteBuffer> first = current().start();
        if (first.isPresent()) {
            output.now(layer(current()), SendSide.bytes(Bytes.wrap(first.get())));
        }
    }

    /** Takes a message of the method that was agreed on. */
    void receive(Bytes payload) throws IOException, ProtocolException, ParseException {
        KeyExchangeState exchange = current;
        Layer layer = Layer.EXCHANGE;
        if (exchange != null && exchange.isAgreed()) {
            if (exchange.isWrongGuess()) {
                return;
            }
            layer = layer(exchange);
        }
        if (layer == Layer.GROUP_EXCHANGE) {
            steps.exchange(ProtocolPolicy.Way.RECEIVED, SshKexGex.parse(payload));
        } else {
            steps.exchange(ProtocolPolicy.Way.RECEIVED, SshKexEcdh.parse(payload));
        }
        ExchangeStep step = current().receive(payload);
        if (step.answer().isPresent()) {
            // A last answer goes out with what follows it.
            output.exchange(
                    layer,
                    SendSide.bytes(Bytes.wrap(step.answer().get())),
                    step.result().isPresent());
        }
        if (step.result().isPresent()) {
            giveNewKeys();
        }
    }

    private static Layer layer(KeyExchangeState exchange) {
        return exchange.isGroupExchange() ? Layer.GROUP_EXCHANGE : Layer.EXCHANGE;
    }

    private void giveNewKeys() throws IOException, ProtocolException {
        KeyExchangeState exchange = current();
        boolean isFirst = inUse == null;
        if (isFirst) {
            sessionId = exchange.result().hash().clone();
            hostKey = exchange.result().hostKey().clone();
        }
        Negotiated agreed = exchange.agreed();
        inUse = agreed;
        List<PayloadWriter> first =
                isFirst ? role.first(agreed).stream().map(Transport::message).toList() : List.of();
        output.release(
                Transport.message(SshTransport.Builder.NeedsMessageBranch::asNewKeys),
                new SendSide.Keys(
                        exchange.cipher(false, sessionId),
                        isStrict,
                        role.outgoing(agreed).compression().equals(DELAYED),
                        options.rekeyBytes(),
                        options.rekeyAfter()),
                first);
    }

    /** Takes NEWKEYS: what comes next is sealed with them. */
    void takeNewKeys() throws IOException {
        KeyExchangeState exchange = current();
        input.use(exchange.cipher(true, sessionId), isStrict);
        current = null;
        keysSince = System.nanoTime();
        output.endExchange();
        if (isLoggedIn) {
            decompress();
        }
    }

    /** {@return what was agreed on in the latest exchange; nothing before the first has come to its end} */
    Optional<Negotiated> inUse() {
        return Optional.ofNullable(inUse);
    }

    /** Somebody has logged in: what comes from now on is compressed, if that was agreed on. */
    void decompress() {
        isLoggedIn = true;
        input.decompress(inUse != null && role.incoming(inUse).compression().equals(DELAYED));
    }

    /** Begins an exchange if keys were used for long enough, or for as much as they are good for. */
    void renewIfDue() throws IOException, ProtocolException {
        input.requireFresh(options.rekeyBytes());
        if (current == null
                && (input.isWorn(options.rekeyBytes())
                        || System.nanoTime() - keysSince > options.rekeyAfter().toNanos())) {
            output.beginExchange();
        }
    }

    private KeyExchangeState current() {
        KeyExchangeState exchange = current;
        if (exchange == null) {
            throw new IllegalStateException("no key exchange is under way, which the policy should have noticed");
        }
        return exchange;
    }
}
