package org.mpl4j.ssh.hostile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.policy.Statecall;
import org.mpl4j.ssh.packets.ssh.ServerPolicy;
import org.mpl4j.ssh.packets.ssh.ServerStatecall;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.packets.ssh.SshKexEcdh;
import org.mpl4j.ssh.packets.ssh.SshKexGex;
import org.mpl4j.ssh.packets.ssh.SshTransport;
import org.mpl4j.ssh.packets.ssh.SshUserauth;

/** The server's policy as a client follows it, from what it sends and what comes: it says what the server may do, and what it must refuse. */
final class Mirror {
    private static final int MOST_CHANNELS = 8;
    private static final String RECEIVE = "Receive_";
    private static final String TRANSMIT = "Transmit_";

    private final ServerPolicy policy;
    private final Set<Part> taken;

    /** Starts, and adds to a set each transition that is taken. */
    Mirror(boolean isStrict, Set<Part> taken) {
        policy = ServerPolicy.start(isStrict, MOST_CHANNELS);
        this.taken = taken;
    }

    /** A statecall with the fields that the policy asks for. */
    record Step(ServerStatecall call, long first, long second) {}

    /** A statecall in a state of an automaton that knows it. */
    record Part(String automaton, String state, String call) {
        @Override
        public String toString() {
            return automaton + "." + state + " " + call;
        }
    }

    ServerPolicy policy() {
        return policy;
    }

    boolean allows(ServerStatecall call) {
        return policy.allows(call);
    }

    /** {@return whether all of these are allowed now, one after the other; of a request in a channel there are two} */
    boolean allows(List<Step> steps) {
        return !steps.isEmpty()
                && steps.stream().allMatch(step -> policy.allows(step.call(), step.first(), step.second()));
    }

    /** Takes steps; {@return whether they were allowed} */
    boolean take(List<Step> steps) {
        for (Step step : steps) {
            List<Part> parts = parts(step);
            if (!policy.step(step.call(), step.first(), step.second())) {
                return false;
            }
            taken.addAll(parts);
        }
        return !steps.isEmpty();
    }

    boolean take(ServerStatecall call) {
        return take(List.of(new Step(call, 0, 0)));
    }

    /** {@return the violation of the first of these that is refused} */
    String refusal(List<Step> steps) {
        return steps.stream()
                .filter(step -> !policy.allows(step.call(), step.first(), step.second()))
                .findFirst()
                .map(step -> policy.violation(step.call(), step.first(), step.second())
                        .message())
                .orElse("it cannot be read");
    }

    /** {@return in which states of which automata this would be a step} */
    List<Part> parts(Step step) {
        String name = step.call().name();
        boolean isReceived = step.call().direction() == Statecall.Direction.RECEIVE;
        String rest = name.substring(name.indexOf('_') + 1);
        boolean isDisconnect = rest.equals("Transport_Disconnect");
        String shown = name.equals("Transmit_Auth_Failure") && step.first() != 0 ? name + " (partial)" : name;
        Map<String, String> states = new HashMap<>();
        if (isDisconnect
                || rest.startsWith("Kex_")
                || rest.startsWith("Gex_")
                || rest.equals("Transport_KexInit")
                || rest.equals("Transport_NewKeys")) {
            states.put("kex", policy.kexState().name());
        }
        if (isDisconnect || isReceived && !rest.startsWith("Channel_Request_")) {
            states.put("incoming", policy.incomingState().name());
        }
        if (isDisconnect || !isReceived && !rest.startsWith("Channel_Request_")) {
            states.put("outgoing", policy.outgoingState().name());
        }
        if (isDisconnect
                || rest.startsWith("Auth_")
                || rest.startsWith("Connection_")
                || rest.startsWith("Channel_Request_")
                || name.equals("Receive_Transport_ServiceRequest")
                || name.equals("Transmit_Transport_ServiceAccept")) {
            states.put("auth", policy.authState().name());
        }
        boolean isConfirmation = rest.equals("Connection_ChannelOpenConfirmation");
        boolean isOfChannel = rest.startsWith("Channel_Request_")
                || rest.startsWith("Connection_Channel")
                        && !isConfirmation
                        && !rest.startsWith("Connection_ChannelOpen")
                        && !rest.equals("Connection_ChannelRequest");
        if (isConfirmation || isOfChannel && isReceived) {
            states.put("channel_in", policy.channelInState(step.first()).name());
        }
        if (isConfirmation || isOfChannel && !isReceived) {
            long key = isConfirmation ? step.second() : step.first();
            states.put("channel_out", policy.channelOutState(key).name());
        }
        List<Part> parts = new ArrayList<>();
        states.forEach((automaton, state) -> parts.add(new Part(automaton, state, shown)));
        return parts;
    }

    /** {@return where each automaton is; channels by the numbers of the first one} */
    String state(long ours, long theirs) {
        return "%s %s %s %s %s %s"
                .formatted(
                        policy.kexState(),
                        policy.incomingState(),
                        policy.outgoingState(),
                        policy.authState(),
                        policy.channelInState(ours),
                        policy.channelOutState(theirs));
    }

    /** {@return the steps that a message is when the server gets it; none if it cannot be read} */
    static List<Step> received(byte[] message, Bytes method, boolean isGroupExchange) {
        return steps(message, method, isGroupExchange, true);
    }

    /** {@return the steps that a message is which the server sends} */
    static List<Step> transmitted(byte[] message, Bytes method, boolean isGroupExchange) {
        return steps(message, method, isGroupExchange, false).stream()
                .map(step -> new Step(sent(step.call()), step.first(), step.second()))
                .toList();
    }

    private static ServerStatecall sent(ServerStatecall call) {
        return ServerStatecall.valueOf(call.name().replaceFirst(RECEIVE, TRANSMIT));
    }

    private static List<Step> steps(byte[] message, Bytes method, boolean isGroupExchange, boolean isReceived) {
        Bytes view = Bytes.wrap(message);
        try {
            SshTransport transport = SshTransport.parse(view);
            int number = transport.messageRaw();
            if (number >= 80 && number < 128) {
                return connection(SshConnection.parse(view), isReceived);
            }
            if (number >= 50 && number < 80) {
                SshUserauth auth = SshUserauth.parse(view, method);
                boolean isPartial = auth.messageBranch() instanceof SshUserauth.MessageBranch.Failure failure
                        && failure.partialSuccess();
                return step(ServerStatecall.received(auth), isPartial ? 1 : 0, 0);
            }
            if (number >= 30 && number < 50) {
                return step(
                        isGroupExchange
                                ? ServerStatecall.received(SshKexGex.parse(view))
                                : ServerStatecall.received(SshKexEcdh.parse(view)),
                        0,
                        0);
            }
            return step(ServerStatecall.received(transport), 0, 0);
        } catch (ParseException e) {
            return List.of();
        }
    }

    private static List<Step> step(ServerStatecall call, long first, long second) {
        return List.of(new Step(call, first, second));
    }

    private static List<Step> connection(SshConnection message, boolean isReceived) {
        ServerStatecall call = ServerStatecall.received(message);
        return switch (message.messageBranch()) {
            case SshConnection.MessageBranch.ChannelOpenConfirmation opened ->
                isReceived
                        ? step(call, opened.recipientChannel(), opened.senderChannel())
                        : step(call, opened.senderChannel(), opened.recipientChannel());
            case SshConnection.MessageBranch.ChannelRequest about -> {
                SshChannelRequest request = about.request();
                yield List.of(
                        new Step(call, 0, 0),
                        new Step(ServerStatecall.received(request), request.recipientChannel(), 0));
            }
            default -> step(call, channel(message).orElse(0L), 0);
        };
    }

    /** {@return the channel that a message is about} */
    static Optional<Long> channel(SshConnection message) {
        return switch (message.messageBranch()) {
            case SshConnection.MessageBranch.ChannelData data -> Optional.of(data.recipientChannel());
            case SshConnection.MessageBranch.ChannelExtendedData data -> Optional.of(data.recipientChannel());
            case SshConnection.MessageBranch.ChannelWindowAdjust more -> Optional.of(more.recipientChannel());
            case SshConnection.MessageBranch.ChannelEof eof -> Optional.of(eof.recipientChannel());
            case SshConnection.MessageBranch.ChannelClose close -> Optional.of(close.recipientChannel());
            case SshConnection.MessageBranch.ChannelSuccess success -> Optional.of(success.recipientChannel());
            case SshConnection.MessageBranch.ChannelFailure failure -> Optional.of(failure.recipientChannel());
            default -> Optional.empty();
        };
    }
}
