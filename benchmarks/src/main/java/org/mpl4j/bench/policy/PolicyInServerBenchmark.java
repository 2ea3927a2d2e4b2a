package org.mpl4j.bench.policy;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.mpl4j.bench.packets.session.SessionServerPolicy;
import org.mpl4j.bench.packets.session.SessionStatecall;
import org.mpl4j.bench.packets.ssh.SshConnection;
import org.mpl4j.bench.packets.ssh.SshTransport;
import org.mpl4j.bench.packets.ssh.SshUserauth;
import org.mpl4j.bench.ssh.SshMessages;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The messages of workload E, parsed one after the other, and each a step: KEXINIT with the steps that answer it, USERAUTH_REQUEST, CHANNEL_DATA. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(5)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PolicyInServerBenchmark {
    private static final int STEPS = 6;

    private final ByteBuffer kexInit = ByteBuffer.wrap(SshMessages.kexInit());
    private final ByteBuffer userauth = ByteBuffer.wrap(SshMessages.userauth());
    private final ByteBuffer data = ByteBuffer.wrap(SshMessages.channelData());
    private final SessionServerPolicy policy = channelOf(Sessions.generated());
    private final HandSession hand = channelOf(Sessions.hand());

    /** The channel that the messages are about. */
    private static SessionServerPolicy channelOf(SessionServerPolicy policy) {
        policy.step(SessionStatecall.Transmit_Connection_ChannelOpenConfirmation, SshMessages.CHANNEL);
        return policy;
    }

    private static HandSession channelOf(HandSession policy) {
        policy.step(SessionStatecall.Transmit_Connection_ChannelOpenConfirmation, SshMessages.CHANNEL);
        return policy;
    }

    @Benchmark
    public long withoutPolicy() throws ParseException {
        long calls = SessionStatecall.received(SshTransport.parse(kexInit)).ordinal();
        calls += SessionStatecall.received(SshUserauth.parse(userauth, Bytes.EMPTY))
                .ordinal();
        SshConnection message = SshConnection.parse(data);
        return calls
                + SessionStatecall.received(message).ordinal()
                + message.asChannelData().recipientChannel();
    }

    @Benchmark
    public int generated() throws ParseException {
        int allowed = policy.received(SshTransport.parse(kexInit)) ? 1 : 0;
        allowed += policy.step(SessionStatecall.Transmit_Transport_KexInit) ? 1 : 0;
        allowed += policy.step(SessionStatecall.Transmit_Transport_NewKeys) ? 1 : 0;
        allowed += policy.step(SessionStatecall.Receive_Transport_NewKeys) ? 1 : 0;
        allowed += policy.received(SshUserauth.parse(userauth, Bytes.EMPTY)) ? 1 : 0;
        allowed += policy.received(SshConnection.parse(data)) ? 1 : 0;
        return Sessions.all(allowed, STEPS);
    }

    @Benchmark
    public int hand() throws ParseException {
        int allowed = hand.step(SessionStatecall.received(SshTransport.parse(kexInit))) ? 1 : 0;
        allowed += hand.step(SessionStatecall.Transmit_Transport_KexInit) ? 1 : 0;
        allowed += hand.step(SessionStatecall.Transmit_Transport_NewKeys) ? 1 : 0;
        allowed += hand.step(SessionStatecall.Receive_Transport_NewKeys) ? 1 : 0;
        allowed += hand.step(SessionStatecall.received(SshUserauth.parse(userauth, Bytes.EMPTY))) ? 1 : 0;
        SshConnection message = SshConnection.parse(data);
        long channel = message.asChannelData().recipientChannel();
        allowed += hand.step(SessionStatecall.received(message), channel) ? 1 : 0;
        return Sessions.all(allowed, STEPS);
    }
}
