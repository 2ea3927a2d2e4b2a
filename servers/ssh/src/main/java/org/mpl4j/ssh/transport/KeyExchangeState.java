package org.mpl4j.ssh.transport;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.crypto.DirectionAlgorithms;
import org.mpl4j.ssh.crypto.ExchangeGreetings;
import org.mpl4j.ssh.crypto.ExchangeResult;
import org.mpl4j.ssh.crypto.ExchangeSide;
import org.mpl4j.ssh.crypto.ExchangeStep;
import org.mpl4j.ssh.crypto.KeyDerivation;
import org.mpl4j.ssh.crypto.KeyExchangeException;
import org.mpl4j.ssh.crypto.Negotiated;
import org.mpl4j.ssh.crypto.Negotiation;
import org.mpl4j.ssh.crypto.NegotiationException;
import org.mpl4j.ssh.crypto.PacketCipher;
import org.mpl4j.ssh.crypto.Proposal;
import org.mpl4j.ssh.packets.ssh.SshTransport;
import org.mpl4j.ssh.packets.ssh.SshTransport.MessageBranch.Disconnect.ReasonCode;

/** One key exchange: what was offered, agreed on and found out so far. */
final class KeyExchangeState {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int COOKIE_BYTES = 16;
    private static final int ROOM = 4096;
    private static final String GROUP_EXCHANGE = "diffie-hellman-group-exchange-";

    private final Role role;
    private final Bytes own;
    private @Nullable Negotiated agreed;
    private @Nullable ExchangeSide side;
    private @Nullable KeyDerivation keys;
    private @Nullable ExchangeResult result;
    private boolean isGuessDue;

    /** Begins with this side's offer. */
    KeyExchangeState(TransportOptions options, Role role) {
        this.role = role;
        this.own = Bytes.wrap(offer(options, role));
    }

    /** {@return this side's KEXINIT} */
    Bytes offer() {
        return own;
    }

    /** Takes the other side's KEXINIT, and agrees. */
    Negotiated agree(Bytes message, Bytes clientLine, Bytes serverLine) throws ProtocolException {
        Bytes other = message.copy();
        try {
            Proposal theirs = Proposal.of(SshTransport.parse(other).asKexInit());
            Proposal ours = Proposal.of(SshTransport.parse(own).asKexInit());
            boolean isServer = role.isServer();
            Negotiated found = isServer ? Negotiation.agree(theirs, ours) : Negotiation.agree(ours, theirs);
            side = role.begin(
                    found,
                    new ExchangeGreetings(clientLine, serverLine, isServer ? other : own, isServer ? own : other));
            isGuessDue = theirs.isGuessFollowing() && found.isGuessWrong();
            agreed = found;
            return found;
        } catch (NegotiationException e) {
            throw new ProtocolException(ReasonCode.KeyExchangeFailed, String.valueOf(e.getMessage()));
        } catch (ParseException e) {
            throw new ProtocolException("KEXINIT cannot be read: " + e.getMessage());
        }
    }

    /** {@return whether this message is one that was sent on a wrong guess, and is to be ignored; the next is not} */
    boolean isWrongGuess() {
        boolean isWrong = isGuessDue;
        isGuessDue = false;
        return isWrong;
    }

    /** {@return whether both sides have offered} */
    boolean isAgreed() {
        return agreed != null;
    }

    /** {@return what both have agreed on} */
    Negotiated agreed() {
        if (agreed == null) {
            throw new IllegalStateException("nothing is agreed on yet");
        }
        return agreed;
    }

    /** {@return whether the messages are those of the exchange of a group} */
    boolean isGroupExchange() {
        return agreed().keyExchange().name().startsWith(GROUP_EXCHANGE);
    }

    /** {@return the message that this side begins with, if it is the one that begins} */
    Optional<ByteBuffer> start() {
        return side().start();
    }

    /** Takes a message of the method. */
    ExchangeStep receive(Bytes message) throws ProtocolException {
        try {
            ExchangeStep step = side().receive(message.buffer());
            if (step.result().isPresent()) {
                role.check(agreed(), step.result().get());
                result = step.result().get();
            }
            return step;
        } catch (KeyExchangeException e) {
            throw new ProtocolException(ReasonCode.KeyExchangeFailed, String.valueOf(e.getMessage()));
        }
    }

    private ExchangeSide side() {
        if (side == null) {
            throw new IllegalStateException("nothing is agreed on yet");
        }
        return side;
    }

    /** {@return what the method has come to} */
    ExchangeResult result() {
        if (result == null) {
            throw new IllegalStateException("the key exchange is not finished yet");
        }
        return result;
    }

    /** {@return what opens the packets that the peer seals with the new keys, or seals those for it} */
    PacketCipher cipher(boolean isIncoming, byte[] sessionId) {
        if (keys == null) {
            keys = new KeyDerivation(result(), sessionId);
        }
        DirectionAlgorithms direction = isIncoming ? role.incoming(agreed()) : role.outgoing(agreed());
        return keys.packetCipher(isIncoming == role.isServer(), direction);
    }

    private static ByteBuffer offer(TransportOptions options, Role role) {
        byte[] cookie = new byte[COOKIE_BYTES];
        RANDOM.nextBytes(cookie);
        String ciphers = Proposal.nameList(options.ciphers());
        String macs = Proposal.nameList(options.macs());
        String compressions = Proposal.nameList(options.compressions());
        return SshTransport.builder(ByteBuffer.allocate(ROOM))
                .asKexInit()
                .cookie(cookie)
                .kexAlgorithms(Proposal.nameList(options.keyExchanges()) + "," + Proposal.nameList(role.markers()))
                .serverHostKeyAlgorithms(Proposal.nameList(role.hostKeyAlgorithms()))
                .encryptionAlgorithmsClientToServer(ciphers)
                .encryptionAlgorithmsServerToClient(ciphers)
                .macAlgorithmsClientToServer(macs)
                .macAlgorithmsServerToClient(macs)
                .compressionAlgorithmsClientToServer(compressions)
                .compressionAlgorithmsServerToClient(compressions)
                .build()
                .flip();
    }
}
