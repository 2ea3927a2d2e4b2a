package org.mpl4j.ssh.transport;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.runtime.policy.RecentStatecalls;
import org.mpl4j.ssh.packets.ssh.ServerChannelInPolicy;
import org.mpl4j.ssh.packets.ssh.ServerChannelOutPolicy;
import org.mpl4j.ssh.packets.ssh.ServerPolicy;
import org.mpl4j.ssh.packets.ssh.ServerStatecall;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.packets.ssh.SshIdentification;
import org.mpl4j.ssh.packets.ssh.SshKexEcdh;
import org.mpl4j.ssh.packets.ssh.SshKexGex;
import org.mpl4j.ssh.packets.ssh.SshTransport;
import org.mpl4j.ssh.packets.ssh.SshUserauth;

/**
 * The policy of one connection, {@code server.spl}: every message is a step of it, by threads that read and send. Until it is known whether key exchange is strict, both
 * policies are asked, and what strictness would have refused is kept.
 */
final class PolicySteps {
    private static final ServerStatecall[] TRANSMITTED = transmitted();

    private final ServerPolicy policy = ServerPolicy.start(false);
    private final ServerChannelInPolicy channelsIn = ServerChannelInPolicy.start(Sender.MAX_CHANNELS);
    private final ServerChannelOutPolicy channelsOut = ServerChannelOutPolicy.start(Sender.MAX_CHANNELS);
    private final Consumer<PolicyViolation> log;
    private @Nullable ServerPolicy strict = ServerPolicy.start(true);
    private @Nullable PolicyViolation strictViolation;

    PolicySteps(Consumer<PolicyViolation> log) {
        this.log = log;
        policy.listen(new RecentStatecalls());
    }

    /** What one of a message's two directions makes of its statecalls. */
    enum Way {
        /** It came in. */
        RECEIVED,
        /** It is about to be sent. */
        TRANSMITTED
    }

    void identification(Way way, SshIdentification message) throws ProtocolException {
        step(way, ServerStatecall.received(message), 0);
    }

    void transport(Way way, SshTransport message) throws ProtocolException {
        step(way, ServerStatecall.received(message), 0);
    }

    void exchange(Way way, SshKexEcdh message) throws ProtocolException {
        step(way, ServerStatecall.received(message), 0);
    }

    void exchange(Way way, SshKexGex message) throws ProtocolException {
        step(way, ServerStatecall.received(message), 0);
    }

    void authentication(Way way, SshUserauth message) throws ProtocolException {
        boolean isPartial = message.messageBranch() instanceof SshUserauth.MessageBranch.Failure failure
                && failure.partialSuccess();
        step(way, ServerStatecall.received(message), isPartial ? 1 : 0);
    }

    synchronized void connection(Way way, SshConnection message) throws ProtocolException {
        ServerStatecall call = step(way, ServerStatecall.received(message), 0);
        switch (message.messageBranch()) {
            case SshConnection.MessageBranch.ChannelOpenConfirmation opened -> {
                boolean isReceived = way == Way.RECEIVED;
                in(call, isReceived ? opened.recipientChannel() : opened.senderChannel());
                out(call, isReceived ? opened.senderChannel() : opened.recipientChannel());
            }
            case SshConnection.MessageBranch.ChannelRequest about -> {
                SshChannelRequest request = about.request();
                channel(way, step(way, ServerStatecall.received(request), 0), request.recipientChannel());
            }
            case SshConnection.MessageBranch.ChannelData data -> channel(way, call, data.recipientChannel());
            case SshConnection.MessageBranch.ChannelExtendedData data -> channel(way, call, data.recipientChannel());
            case SshConnection.MessageBranch.ChannelWindowAdjust more -> channel(way, call, more.recipientChannel());
            case SshConnection.MessageBranch.ChannelEof eof -> channel(way, call, eof.recipientChannel());
            case SshConnection.MessageBranch.ChannelClose close -> channel(way, call, close.recipientChannel());
            case SshConnection.MessageBranch.ChannelSuccess success -> channel(way, call, success.recipientChannel());
            case SshConnection.MessageBranch.ChannelFailure failure -> channel(way, call, failure.recipientChannel());
            default -> {
                // About no channel that is open.
            }
        }
    }

    /** It is known now whether key exchange is strict; for the rest of the connection it is or is not. */
    synchronized void decideStrictness(boolean isStrict) throws ProtocolException {
        ServerPolicy chosen = strict;
        strict = null;
        if (!isStrict || chosen == null) {
            return;
        }
        if (strictViolation != null) {
            throw refused(strictViolation);
        }
        policy.copyFrom(chosen);
    }

    private synchronized ServerStatecall step(Way way, ServerStatecall received, long field) throws ProtocolException {
        ServerStatecall call = way == Way.RECEIVED ? received : TRANSMITTED[received.ordinal()];
        if (!policy.step(call, field)) {
            throw refused(policy.violation(call, field));
        }
        ServerPolicy stricter = strict;
        if (stricter != null && strictViolation == null && !stricter.step(call, field)) {
            strictViolation = stricter.violation(call, field);
        }
        return call;
    }

    private void channel(Way way, ServerStatecall call, long number) throws ProtocolException {
        if (way == Way.RECEIVED) {
            in(call, number);
        } else {
            out(call, number);
        }
    }

    private void in(ServerStatecall call, long number) throws ProtocolException {
        if (!channelsIn.step(call, number)) {
            throw refused(channelsIn.violation(call, number));
        }
    }

    private void out(ServerStatecall call, long number) throws ProtocolException {
        if (!channelsOut.step(call, number)) {
            throw refused(channelsOut.violation(call, number));
        }
    }

    private ProtocolException refused(PolicyViolation violation) {
        log.accept(violation);
        return new ProtocolException(violation.refused().name() + " is not allowed now");
    }

    /** For each statecall of a message that was received, that of the same message when it is sent. */
    private static ServerStatecall[] transmitted() {
        ServerStatecall[] all = ServerStatecall.values();
        ServerStatecall[] partners = new ServerStatecall[all.length];
        for (ServerStatecall call : all) {
            partners[call.ordinal()] = call.name().startsWith("Receive_")
                    ? ServerStatecall.valueOf(call.name().replaceFirst("Receive_", "Transmit_"))
                    : call;
        }
        return partners;
    }
}
