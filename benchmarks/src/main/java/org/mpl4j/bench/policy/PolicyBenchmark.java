package org.mpl4j.bench.policy;

import java.util.concurrent.TimeUnit;
import org.mpl4j.bench.packets.session.SessionServerPolicy;
import org.mpl4j.bench.packets.session.SessionStatecall;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A step alone, of a connection that changes its keys and is sent data, over and over. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(5)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PolicyBenchmark {
    /** How many steps {@link #LOOP} has. */
    private static final int STEPS = 12;

    private static final SessionStatecall[] LOOP = {
        SessionStatecall.Receive_Transport_KexInit,
        SessionStatecall.Receive_Connection_ChannelData,
        SessionStatecall.Transmit_Transport_KexInit,
        SessionStatecall.Receive_Transport_Ignore,
        SessionStatecall.Transmit_Transport_NewKeys,
        SessionStatecall.Receive_Transport_NewKeys,
        SessionStatecall.Receive_Auth_Request_Publickey,
        SessionStatecall.Receive_Connection_ChannelData,
        SessionStatecall.Receive_Connection_ChannelWindowAdjust,
        SessionStatecall.Receive_Connection_ChannelData,
        SessionStatecall.Receive_Transport_Debug,
        SessionStatecall.Receive_Connection_ChannelData,
    };

    private final SessionServerPolicy policy = Sessions.generated();
    private final HandSession hand = Sessions.hand();

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public int generated() {
        int allowed = 0;
        for (SessionStatecall call : LOOP) {
            allowed += policy.step(call, Sessions.CHANNEL) ? 1 : 0;
        }
        return Sessions.all(allowed, STEPS);
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public int hand() {
        int allowed = 0;
        for (SessionStatecall call : LOOP) {
            allowed += hand.step(call, Sessions.CHANNEL) ? 1 : 0;
        }
        return Sessions.all(allowed, STEPS);
    }
}
