package org.mpl4j.ssh.transport;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.runtime.policy.RecentStatecalls;
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
 * policies are asked, and what strictness would have refused is kept. Nothing else knows what state a channel is in.
 */
final class PolicySteps implements ChannelStates {
    private static final ServerStatecall[] TRANSMITTED = transmitted();

    private final ServerPolicy policy = ServerPolicy.start(false, Sender.MAX_CHANNELS);
    private final Consumer<PolicyViolation> log;
    private @Nullable ServerPolicy strict = ServerPolicy.start(true, Sender.MAX_CHANNELS);
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
        step(way, ServerStatecall.received(message), 0, 0);
    }

    void transport(Way way, SshTransport message) throws ProtocolException {
        step(way, ServerStatecall.received(message), 0, 0);
    }

    void exchange(Way way, SshKexEcdh message) throws ProtocolException {
        step(way, ServerStatecall.received(message), 0, 0);
    }

    void exchange(Way way, SshKexGex message) throws ProtocolException {
        step(way, ServerStatecall.received(message), 0, 0);
    }

    void authentication(Way way, SshUserauth message) throws ProtocolException {
        boolean isPartial = message.messageBranch() instanceof SshUserauth.MessageBranch.Failure failure
                && failure.partialSuccess();
        step(way, ServerStatecall.received(message), isPartial ? 1 : 0, 0);
    }

    void connection(Way way, SshConnection message) throws ProtocolException {
        ServerStatecall call = ServerStatecall.received(message);
        switch (message.messageBranch()) {
            case SshConnection.MessageBranch.ChannelOpenConfirmation opened -> {
                boolean isReceived = way == Way.RECEIVED;
                long ours = isReceived ? opened.recipientChannel() : opened.senderChannel();
                long theirs = isReceived ? opened.senderChannel() : opened.recipientChannel();
                step(way, call, ours, theirs);
            }
            case SshConnection.MessageBranch.ChannelRequest about -> {
                step(way, call, 0, 0);
                SshChannelRequest request = about.request();
                step(way, ServerStatecall.received(request), request.recipientChannel(), 0);
            }
            case SshConnection.MessageBranch.ChannelData data -> step(way, call, data.recipientChannel(), 0);
            case SshConnection.MessageBranch.ChannelExtendedData data -> step(way, call, data.recipientChannel(), 0);
            case SshConnection.MessageBranch.ChannelWindowAdjust more -> step(way, call, more.recipientChannel(), 0);
            case SshConnection.MessageBranch.ChannelEof eof -> step(way, call, eof.recipientChannel(), 0);
            case SshConnection.MessageBranch.ChannelClose close -> step(way, call, close.recipientChannel(), 0);
            case SshConnection.MessageBranch.ChannelSuccess success -> step(way, call, success.recipientChannel(), 0);
            case SshConnection.MessageBranch.ChannelFailure failure -> step(way, call, failure.recipientChannel(), 0);
            default -> step(way, call, 0, 0);
        }
    }

    @Override
    public synchronized boolean maySendData(long theirs) {
        return policy.channelOutState(theirs) == ServerPolicy.ChannelOutState.open;
    }

    @Override
    public synchronized boolean maySend(long theirs) {
        return switch (policy.channelOutState(theirs)) {
            case open, half_closed -> true;
            default -> false;
        };
    }

    @Override
    public synchronized boolean mayReceive(long ours) {
        return switch (policy.channelInState(ours)) {
            case open, half_closed -> true;
            default -> false;
        };
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

    /**
     * A message is a step.
     *
     * @param received its statecall if it came; that of its sending is found
     * @param first the first of the fields that the policy asks for: the number of a channel, or whether success is partial
     * @param second the second one: when a channel is opened the number that the peer gave it
     */
    synchronized void step(Way way, ServerStatecall received, long first, long second) throws ProtocolException {
        ServerStatecall call = way == Way.RECEIVED ? received : TRANSMITTED[received.ordinal()];
        if (!policy.step(call, first, second)) {
            throw refused(policy.violation(call, first, second));
        }
        ServerPolicy stricter = strict;
        if (stricter != null && strictViolation == null && !stricter.step(call, first, second)) {
            strictViolation = stricter.violation(call, first, second);
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
