package org.mpl4j.ssh.transport;

import java.util.List;
import org.mpl4j.ssh.packets.ssh.ServerPolicy;
import org.mpl4j.ssh.packets.ssh.ServerStatecall;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.transport.ProtocolPolicy.Way;

/** The policy of a connection on which somebody has logged in, for tests of what is above the transport. */
public final class LoggedInPolicy {
    private static final List<ServerStatecall> LOGIN = List.of(
            ServerStatecall.Transmit_Identification,
            ServerStatecall.Receive_Identification,
            ServerStatecall.Transmit_Transport_KexInit,
            ServerStatecall.Receive_Transport_KexInit,
            ServerStatecall.Receive_Kex_Init,
            ServerStatecall.Transmit_Kex_Reply,
            ServerStatecall.Transmit_Transport_NewKeys,
            ServerStatecall.Receive_Transport_NewKeys,
            ServerStatecall.Receive_Transport_ServiceRequest,
            ServerStatecall.Transmit_Transport_ServiceAccept,
            ServerStatecall.Receive_Auth_Request_None,
            ServerStatecall.Transmit_Auth_Success);

    private final ServerSteps steps = new ServerSteps(violation -> {});

    /** The policy, after a login without a method. */
    public LoggedInPolicy() {
        try {
            steps.decideStrictness(false);
            for (ServerStatecall call : LOGIN) {
                steps.step(Way.RECEIVED, call, ServerPolicy::step, ServerPolicy::step);
            }
        } catch (ProtocolException e) {
            throw new AssertionError(e);
        }
    }

    /** A channel that the peer has opened. */
    void opened(long ours, long theirs) throws ProtocolException {
        steps.step(
                Way.RECEIVED, ServerStatecall.Receive_Connection_ChannelOpen, ServerPolicy::step, ServerPolicy::step);
        steps.step(
                Way.TRANSMITTED,
                ServerStatecall.Transmit_Connection_ChannelOpenConfirmation,
                ServerPolicy::step,
                (policy, call) -> policy.step(call, ours, theirs));
    }

    /** The steps themselves. */
    ProtocolPolicy steps() {
        return steps;
    }

    /** A message came. */
    public void received(SshConnection message) throws ProtocolException {
        steps.connection(Way.RECEIVED, message);
    }

    /** A message is to be sent. */
    public void transmitted(SshConnection message) throws ProtocolException {
        steps.connection(Way.TRANSMITTED, message);
    }

    /** What channels may do. */
    public ChannelStates states() {
        return steps;
    }
}
