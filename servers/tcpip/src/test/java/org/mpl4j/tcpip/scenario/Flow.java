package org.mpl4j.tcpip.scenario;

import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.address.IpAddress;

/** Both ends of a connection, and where their sequence numbers and timestamps begin, so that a scenario can count from 0. */
final class Flow {
    /** The one that a line means which names none. */
    static final String DEFAULT = "c";

    private static final int PEER_BEGINS = 1_000_000;

    final String name;
    IpAddress local;
    IpAddress remote;
    int localPort = 80;
    int remotePort = 5_000;
    int peerInitial = PEER_BEGINS;

    /** Our first sequence number; null before our first SYN. */
    @Nullable
    Integer initial;

    /** Our first timestamp; null before that. */
    @Nullable
    Integer firstTimestamp;

    Flow(String name, boolean isV4) {
        this.name = name;
        local = World.ours(isV4);
        remote = World.peer(isV4);
    }

    boolean isV4() {
        return local.isV4();
    }

    boolean isOf(IpAddress ours, int ourPort, IpAddress peers, int peersPort) {
        return local.equals(ours) && localPort == ourPort && remote.equals(peers) && remotePort == peersPort;
    }

    /** A number of the peer's as the scenario counts it. */
    String ofPeer(long number) {
        return Integer.toString((int) number - peerInitial);
    }

    /** A number of ours as the scenario counts it; as it is, behind {@code =}, before it is known where ours begin. */
    String ofOurs(long number) {
        Integer begin = initial;
        return begin == null ? "=" + number : Integer.toString((int) number - begin);
    }

    String ofOurTimestamp(long value) {
        Integer begin = firstTimestamp;
        return begin == null ? "=" + value : Integer.toString((int) value - begin);
    }

    long toPeer(String number) {
        return absolute(number, peerInitial);
    }

    long toOurs(String number) {
        Integer begin = initial;
        return absolute(number, begin == null ? 0 : begin);
    }

    long toOurTimestamp(String number) {
        Integer begin = firstTimestamp;
        return absolute(number, begin == null ? 0 : begin);
    }

    private static long absolute(String number, int begin) {
        long value =
                number.startsWith("=") ? PacketText.number(number.substring(1)) : begin + PacketText.number(number);
        return value & 0xffff_ffffL;
    }
}
