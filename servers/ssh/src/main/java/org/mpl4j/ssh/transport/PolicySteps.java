package org.mpl4j.ssh.transport;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.runtime.policy.Statecall;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.packets.ssh.SshIdentification;
import org.mpl4j.ssh.packets.ssh.SshKexEcdh;
import org.mpl4j.ssh.packets.ssh.SshKexGex;
import org.mpl4j.ssh.packets.ssh.SshTransport;
import org.mpl4j.ssh.packets.ssh.SshUserauth;

/**
 * What the policies of both sides have in common. Until it is known whether key exchange is strict, both forms of a policy are asked, and what strictness would have
 * refused is kept. Nothing else knows what state a channel is in.
 *
 * @param <C> the policy's statecalls
 */
abstract class PolicySteps<C extends Enum<C> & Statecall> implements ProtocolPolicy {
    private final Rules<C> policy;
    private final C[] transmitted;
    private final Consumer<PolicyViolation> log;
    private @Nullable Rules<C> strict;
    private @Nullable PolicyViolation strictViolation;

    /**
     * Begins.
     *
     * @param policy that is not strict
     * @param strict the strict one
     * @param transmitted by the statecalls of messages that came, those of the same when they are sent
     * @param log is told of violations
     */
    PolicySteps(Rules<C> policy, Rules<C> strict, C[] transmitted, Consumer<PolicyViolation> log) {
        this.policy = policy;
        this.strict = strict;
        this.transmitted = transmitted;
        this.log = log;
    }

    /** {@return the statecall of a message that came; so are the next ones} */
    abstract C call(SshIdentification message);

    abstract C call(SshTransport message);

    abstract C call(SshKexEcdh message);

    abstract C call(SshKexGex message);

    abstract C call(SshUserauth message);

    abstract C call(SshConnection message);

    abstract C call(SshChannelRequest message);

    /** From now on, the strict form's state is the only one. */
    abstract void becomeStrict();

    @Override
    public final void identification(Way way, SshIdentification message) throws ProtocolException {
        step(way, call(message), 0, 0);
    }

    @Override
    public final void transport(Way way, SshTransport message) throws ProtocolException {
        step(way, call(message), 0, 0);
    }

    @Override
    public final void exchange(Way way, SshKexEcdh message) throws ProtocolException {
        step(way, call(message), 0, 0);
    }

    @Override
    public final void exchange(Way way, SshKexGex message) throws ProtocolException {
        step(way, call(message), 0, 0);
    }

    @Override
    public final void authentication(Way way, SshUserauth message) throws ProtocolException {
        boolean isPartial = message.messageBranch() instanceof SshUserauth.MessageBranch.Failure failure
                && failure.partialSuccess();
        step(way, call(message), isPartial ? 1 : 0, 0);
    }

    @Override
    public final void connection(Way way, SshConnection message) throws ProtocolException {
        C call = call(message);
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
                step(way, call(request), request.recipientChannel(), 0);
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
    public final synchronized void decideStrictness(boolean isStrict) throws ProtocolException {
        boolean isOpen = strict != null;
        strict = null;
        if (!isStrict || !isOpen) {
            return;
        }
        if (strictViolation != null) {
            throw refused(strictViolation);
        }
        becomeStrict();
    }

    /**
     * A message is a step.
     *
     * @param received its statecall if it came; that of its sending is found
     * @param first the first of the fields that the policy asks for: the number of a channel, or whether success is partial
     * @param second the second one: when a channel is opened the number that the peer gave it
     */
    final synchronized void step(Way way, C received, long first, long second) throws ProtocolException {
        C call = way == Way.RECEIVED ? received : transmitted[received.ordinal()];
        if (!policy.step(call, first, second)) {
            throw refused(policy.violation(call, first, second));
        }
        Rules<C> stricter = strict;
        if (stricter != null && strictViolation == null && !stricter.step(call, first, second)) {
            strictViolation = stricter.violation(call, first, second);
        }
    }

    private ProtocolException refused(PolicyViolation violation) {
        log.accept(violation);
        return new ProtocolException(violation.refused().name() + " is not allowed now");
    }

    /** {@return for each statecall of a message that was received, that of the same message when it is sent} */
    static <C extends Enum<C>> C[] transmitted(Class<C> type) {
        C[] calls = type.getEnumConstants();
        for (int i = 0; i < calls.length; i++) {
            if (calls[i].name().startsWith("Receive_")) {
                calls[i] = Enum.valueOf(type, calls[i].name().replaceFirst("Receive_", "Transmit_"));
            }
        }
        return calls;
    }
}
