package org.mpl4j.ssh.hostile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.crypto.ExchangeGreetings;
import org.mpl4j.ssh.crypto.ExchangeResult;
import org.mpl4j.ssh.crypto.ExchangeSide;
import org.mpl4j.ssh.crypto.ExchangeStep;
import org.mpl4j.ssh.crypto.GroupExchangeClient;
import org.mpl4j.ssh.crypto.KeyDerivation;
import org.mpl4j.ssh.crypto.KeyExchangeException;
import org.mpl4j.ssh.crypto.Negotiated;
import org.mpl4j.ssh.crypto.Negotiation;
import org.mpl4j.ssh.crypto.NegotiationException;
import org.mpl4j.ssh.crypto.Proposal;
import org.mpl4j.ssh.packets.ssh.ServerPolicy.AuthState;
import org.mpl4j.ssh.packets.ssh.ServerPolicy.IncomingState;
import org.mpl4j.ssh.packets.ssh.ServerPolicy.OutgoingState;
import org.mpl4j.ssh.packets.ssh.ServerStatecall;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.packets.ssh.SshTransport;
import org.mpl4j.ssh.packets.ssh.SshUserauth;

/**
 * A conversation with the server, step by step: it sends whatever it is told, right or wrong, and keeps up with what follows: keys, the session, numbers of channels.
 * Whatever comes must be what the policy lets the server send.
 */
final class Talk implements AutoCloseable {
    private static final String SOFTWARE = "SSH-2.0-Hostile_1.0";
    private static final String DELAYED = "zlib@openssh.com";

    final Wire wire;
    final Mirror mirror;
    final Offer offer;
    private Bytes serverLine = Bytes.EMPTY;
    private byte[] ownKexInit = {};
    private byte[] serverKexInit = {};
    private Optional<Negotiated> agreed = Optional.empty();
    private Optional<ExchangeSide> side = Optional.empty();
    private Optional<byte[]> exchangeMessage = Optional.empty();
    private Optional<KeyDerivation> keys = Optional.empty();
    private byte[] sessionId = {};
    private byte[] hostKey = {};
    private boolean isStrict;
    private boolean isFirstKexInitDue;
    private boolean isExtInfoDue;
    private boolean isLeaving;
    private boolean isOver;
    private Bytes method = Bytes.EMPTY;
    private long ownChannels;
    private long serverChannel;
    private long openedByServer;
    private Optional<byte[]> last = Optional.empty();

    /** What a client offers. */
    record Offer(boolean isStrict, String keyExchange, String cipher, String mac, String compression) {
        static Offer usual() {
            return new Offer(true, "curve25519-sha256", "aes128-gcm@openssh.com", "hmac-sha2-256", "none");
        }

        Offer withStrict(boolean other) {
            return new Offer(other, keyExchange, cipher, mac, compression);
        }

        Offer withKeyExchange(String other) {
            return new Offer(isStrict, other, cipher, mac, compression);
        }

        Offer withCipher(String otherCipher, String otherMac) {
            return new Offer(isStrict, keyExchange, otherCipher, otherMac, compression);
        }

        Offer withCompression(String other) {
            return new Offer(isStrict, keyExchange, cipher, mac, other);
        }

        boolean isGroupExchange() {
            return keyExchange.startsWith("diffie-hellman-group-exchange");
        }
    }

    Talk(Wire wire, Offer offer, Set<Mirror.Part> taken) {
        this.wire = wire;
        this.offer = offer;
        this.mirror = new Mirror(offer.isStrict(), taken);
    }

    /** Connects, and has nothing said yet. */
    static Talk to(Target target, Offer offer) throws IOException {
        return new Talk(new Wire(target.port()), offer, new HashSet<>());
    }

    /** Connects and exchanges keys. */
    static Talk withKeys(Target target, Offer offer) throws IOException {
        Talk talk = to(target, offer);
        talk.settle();
        talk.identify();
        talk.exchangeKeys();
        return talk;
    }

    /** Connects, exchanges keys and asks for authentication. */
    static Talk asked(Target target, Offer offer) throws IOException {
        Talk talk = withKeys(target, offer);
        talk.send(Says.serviceRequest("ssh-userauth"));
        talk.settle();
        return talk;
    }

    /** Connects and logs in. */
    static Talk loggedIn(Target target, Offer offer) throws IOException {
        Talk talk = asked(target, offer);
        talk.send(Says.password(Target.USER, Target.PASSWORD));
        talk.settle();
        if (!talk.isLoggedIn()) {
            throw new AssertionError("the right password does not help");
        }
        return talk;
    }

    void exchangeKeys() throws IOException {
        send(Says.kexInit(this));
        settle();
        send(Says.exchange(this));
        settle();
        if (offer.isGroupExchange()) {
            send(Says.exchange(this));
            settle();
        }
        send(Says.newKeys());
        settle();
    }

    boolean isLoggedIn() {
        return mirror.policy().authState() == AuthState.done;
    }

    boolean isOver() {
        return isOver;
    }

    byte[] sessionId() {
        return sessionId;
    }

    byte[] hostKey() {
        return hostKey;
    }

    Bytes method() {
        return method;
    }

    /** {@return the number that the next channel of this side is to have} */
    long nextChannel() {
        return ownChannels++;
    }

    /** {@return the number that the server gave the channel that was opened last} */
    long serverChannel() {
        return serverChannel;
    }

    /** {@return the number that the server gave the channel that it wanted to open last} */
    long openedByServer() {
        return openedByServer;
    }

    /** {@return the next message of the key exchange, if it is this side's turn} */
    Optional<byte[]> exchangeMessage() {
        return exchangeMessage;
    }

    /** {@return the message that came last} */
    Optional<byte[]> last() {
        return last;
    }

    void identify() throws IOException {
        mirror.take(ServerStatecall.Receive_Identification);
        isFirstKexInitDue = true;
        wire.write(Wire.bytes(SOFTWARE + "\r\n"));
        settle();
    }

    boolean isGroupExchange() {
        return agreed.isPresent() && offer.isGroupExchange() && exchangeIsOn();
    }

    private boolean exchangeIsOn() {
        return side.isPresent();
    }

    /** {@return whether the server has asked something that the method which is under way is about} */
    boolean isAnswerExpected() {
        return mirror.allows(ServerStatecall.Receive_Auth_InfoResponse);
    }

    /** {@return whether the server would see it as what it is: while it waits for a line, it takes no packet} */
    boolean mayBeSent(Move move) {
        return !isSilent() || move.isIdentification();
    }

    boolean isSilent() {
        return mirror.policy().incomingState() == IncomingState.silent;
    }

    /** {@return whether the server cannot know yet that this client is strict, so that it refuses what strict clients must not send with KEXINIT only} */
    boolean isStrictnessUntold() {
        return offer.isStrict() && sessionId.length == 0 && ownKexInit.length == 0;
    }

    /** Sends a message; {@return whether the policy allows it} */
    boolean send(byte[] message) throws IOException {
        List<Mirror.Step> steps = Mirror.received(message, method, isGroupExchange());
        boolean isLegal = mirror.allows(steps) && mirror.take(steps);
        wire.write(wire.sealed(message));
        if (isLegal) {
            sent(message);
        }
        return isLegal;
    }

    private void sent(byte[] message) {
        try {
            SshTransport view = SshTransport.parse(Bytes.wrap(message));
            switch (view.messageKind()) {
                case Disconnect -> isLeaving = true;
                case KexInit -> {
                    ownKexInit = message;
                    agree();
                }
                case NewKeys -> {
                    wire.useForSending(
                            keys.orElseThrow()
                                    .packetCipher(true, agreed.orElseThrow().clientToServer()),
                            isStrict);
                    endIfBoth();
                }
                default -> {
                    if (view.messageRaw() == 50) {
                        SshUserauth auth = SshUserauth.parse(Bytes.wrap(message), method);
                        method = auth.asRequest().methodName().copy();
                    }
                }
            }
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for a message; {@return nothing if the server has closed} */
    Optional<byte[]> next() throws IOException {
        if (mirror.allows(ServerStatecall.Transmit_Identification)) {
            serverLine = Bytes.ofUtf8(wire.line().orElseThrow(() -> new AssertionError("no identification came")));
            mirror.take(ServerStatecall.Transmit_Identification);
            return Optional.of(new byte[0]);
        }
        last = wire.receive();
        if (last.isEmpty()) {
            isOver = true;
            return last;
        }
        byte[] message = last.get();
        List<Mirror.Step> steps = Mirror.transmitted(message, method, isGroupExchange());
        if (!mirror.allows(steps) || !mirror.take(steps)) {
            throw new AssertionError("the server sends what it must not: " + steps + ": " + mirror.refusal(steps));
        }
        received(message);
        return last;
    }

    private void received(byte[] message) {
        try {
            SshTransport view = SshTransport.parse(Bytes.wrap(message));
            switch (view.messageKind()) {
                case Disconnect -> isOver = true;
                case KexInit -> {
                    serverKexInit = message;
                    isFirstKexInitDue = false;
                    agree();
                }
                case ExtInfo -> isExtInfoDue = false;
                case NewKeys -> {
                    wire.useForReceiving(
                            keys.orElseThrow()
                                    .packetCipher(false, agreed.orElseThrow().serverToClient()),
                            isStrict);
                    endIfBoth();
                }
                default -> {
                    int number = view.messageRaw();
                    if (number >= 30 && number < 50) {
                        exchange(message);
                    } else if (number >= 80 && number < 128) {
                        connection(SshConnection.parse(Bytes.wrap(message)));
                    } else if (number == 52 && offer.compression().equals(DELAYED)) {
                        wire.compress();
                        wire.decompress();
                    }
                }
            }
        } catch (ParseException | KeyExchangeException e) {
            throw new AssertionError(e);
        }
    }

    private void connection(SshConnection message) {
        if (message.messageBranch() instanceof SshConnection.MessageBranch.ChannelOpenConfirmation opened) {
            serverChannel = opened.senderChannel();
        } else if (message.messageBranch() instanceof SshConnection.MessageBranch.ChannelOpen open) {
            openedByServer = open.open().senderChannel();
        }
    }

    private void agree() {
        if (ownKexInit.length == 0 || serverKexInit.length == 0) {
            return;
        }
        try {
            Negotiated found = Negotiation.agree(
                    Proposal.of(SshTransport.parse(Bytes.wrap(ownKexInit)).asKexInit()),
                    Proposal.of(SshTransport.parse(Bytes.wrap(serverKexInit)).asKexInit()));
            ExchangeGreetings greetings = new ExchangeGreetings(
                    Bytes.ofUtf8(SOFTWARE), serverLine, Bytes.wrap(ownKexInit), Bytes.wrap(serverKexInit));
            ExchangeSide begun = offer.isGroupExchange()
                    ? new GroupExchangeClient(greetings)
                    : found.keyExchange().client(greetings);
            if (sessionId.length == 0) {
                isStrict = found.isStrict();
                isExtInfoDue = found.isClientTakingExtInfo();
            }
            agreed = Optional.of(found);
            side = Optional.of(begun);
            exchangeMessage = begun.start().map(start -> Bytes.wrap(start).toArray());
        } catch (NegotiationException | ParseException e) {
            throw new AssertionError(e);
        }
    }

    private void exchange(byte[] message) throws KeyExchangeException {
        ExchangeStep step = side.orElseThrow().receive(ByteBuffer.wrap(message));
        exchangeMessage = step.answer().map(answer -> Bytes.wrap(answer).toArray());
        if (step.result().isPresent()) {
            ExchangeResult result = step.result().get();
            sessionId = sessionId.length == 0 ? result.hash() : sessionId;
            hostKey = result.hostKey();
            keys = Optional.of(new KeyDerivation(result, sessionId));
        }
    }

    private void endIfBoth() {
        if (mirror.policy().kexState() == org.mpl4j.ssh.packets.ssh.ServerPolicy.KexState.idle) {
            ownKexInit = new byte[0];
            serverKexInit = new byte[0];
            side = Optional.empty();
        }
    }

    /** {@return whether the server has to send something, by what was said} */
    private boolean isAnswerDue() {
        return mirror.allows(ServerStatecall.Transmit_Identification)
                || isFirstKexInitDue
                || isExtInfoDue && mirror.policy().outgoingState() == OutgoingState.open
                || mirror.allows(ServerStatecall.Transmit_Transport_KexInit)
                        && !mirror.allows(ServerStatecall.Receive_Transport_KexInit)
                        && mirror.policy().incomingState() != IncomingState.silent
                || mirror.allows(ServerStatecall.Transmit_Kex_Reply)
                || mirror.allows(ServerStatecall.Transmit_Gex_Group)
                || mirror.allows(ServerStatecall.Transmit_Gex_Reply)
                || mirror.allows(ServerStatecall.Transmit_Transport_NewKeys)
                || mirror.policy().authState() == AuthState.asked
                || mirror.policy().authState() == AuthState.answering;
    }

    /** Waits for all that the server has to say to what was sent. */
    void settle() throws IOException {
        while (!isOver && isAnswerDue()) {
            next();
        }
    }

    /** Waits until the server has done all that it does on what was sent, as far as it can be asked for a sign. */
    void settleWhole() throws IOException {
        settle();
        if (isLeaving) {
            waitForEnd();
        }
        if (isOver) {
            return;
        }
        boolean isFree = mirror.policy().incomingState() == IncomingState.open
                && mirror.policy().outgoingState() == OutgoingState.open;
        if (isFree && isLoggedIn()) {
            send(Says.globalKeepalive());
            waitFor(message -> message[0] == 82);
        } else if (isFree) {
            send(Says.ping());
            waitFor(message -> message[0] == (byte) 193);
        } else if (mirror.allows(ServerStatecall.Receive_Transport_Unknown)) {
            send(Says.unknownTransport());
            waitFor(message -> message[0] == 3);
        }
    }

    /** Waits until such a message has come, or the server has ended. */
    void waitFor(java.util.function.Predicate<byte[]> message) throws IOException {
        while (!isOver) {
            Optional<byte[]> came = next();
            if (came.isPresent() && came.get().length > 0 && message.test(came.get())) {
                return;
            }
        }
    }

    /** Waits for the end; {@return the reason of DISCONNECT, nothing if there was none} */
    Optional<Long> waitForEnd() throws IOException {
        Optional<Long> reason = Optional.empty();
        while (true) {
            Optional<byte[]> came = wire.receive();
            if (came.isEmpty()) {
                isOver = true;
                return reason;
            }
            try {
                SshTransport view = SshTransport.parse(Bytes.wrap(came.get()));
                if (view.messageBranch() instanceof SshTransport.MessageBranch.Disconnect disconnect) {
                    reason = Optional.of(disconnect.reasonCodeRaw());
                    // The server waits until all is read, and closes then.
                    wire.shutdownOutput();
                } else if (reason.isPresent()) {
                    throw new AssertionError("the server goes on behind DISCONNECT: " + view);
                }
            } catch (ParseException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
