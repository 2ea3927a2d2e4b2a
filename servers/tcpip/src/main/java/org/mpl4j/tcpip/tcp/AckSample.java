package org.mpl4j.tcpip.tcp;

import org.mpl4j.tcpip.clock.TimerWheel;

/** What one acknowledgment says: how much arrived, and how long that took. The same object is used for the next one. */
final class AckSample implements DeliveryListener {
    private final PeerOptions options;
    private final Timestamps timestamps;
    private final TimerWheel clock;
    private final RoundTrips roundTrips;
    private final Rack rack;
    private long echoAge;
    private int bytes;
    private long time;
    private boolean isAmbiguous;

    AckSample(TcpConnection connection, RoundTrips roundTrips, Rack rack) {
        options = connection.options();
        timestamps = connection.timestamps();
        clock = connection.clock();
        this.roundTrips = roundTrips;
        this.rack = rack;
    }

    /** Begins anew. */
    void begin(Segment in) {
        echoAge = options.hasTimestamps && in.hasTimestamps ? timestamps.age(in.echoedTimestamp) : Timestamps.UNKNOWN;
        bytes = 0;
        time = RoundTrips.UNKNOWN;
        isAmbiguous = false;
    }

    @Override
    public void delivered(SentSegment sent, boolean isCumulative) {
        bytes += sent.length;
        long age = clock.now() - sent.sentAt;
        // Only what acknowledges a segment in order echoes its timestamp (RFC 7323 section 4.3).
        boolean isEarlier = isCumulative && echoAge > Timestamps.ceiling(age);
        rack.delivered(sent, clock.now(), sent.wasRetransmitted && (isEarlier || age < roundTrips.least()));
        if (sent.wasRetransmitted) {
            isAmbiguous |= isCumulative;
        } else if (time == RoundTrips.UNKNOWN) {
            time = age;
        }
    }

    /** So many bytes more arrived, about. */
    void add(int more) {
        bytes += more;
    }

    /** How many bytes arrived. */
    int bytes() {
        return bytes;
    }

    /** Whether it acknowledges a segment that was sent again, but echoes what was sent longer ago than {@code duration} nanoseconds. */
    boolean isOfBefore(long duration) {
        return isAmbiguous && echoAge > Timestamps.ceiling(duration);
    }

    /** How long it took, in nanoseconds: not of a segment that was sent twice, unless its echo tells; {@link RoundTrips#UNKNOWN} if it cannot be known. */
    long roundTrip() {
        if (!isAmbiguous && time != RoundTrips.UNKNOWN) {
            return time;
        }
        return bytes > 0 ? echoAge : RoundTrips.UNKNOWN;
    }
}
