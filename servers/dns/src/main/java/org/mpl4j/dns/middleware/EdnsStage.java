package org.mpl4j.dns.middleware;

import org.mpl4j.dns.packets.dns.Dns;

/**
 * EDNS (RFC 6891): answers have an OPT record if queries have one, of version 0 only (section 6.1.3), and datagrams are not larger than what both sides take (section
 * 6.2.5).
 */
public final class EdnsStage implements Stage {
    /** What passes nearly every network in one piece. */
    public static final int DEFAULT_UDP_SIZE = 1232;

    /** The largest datagram without EDNS (RFC 1035 section 4.2.1); who says less means as much (RFC 6891 section 6.2.3). */
    static final int MIN_UDP_SIZE = 512;

    private static final int MAX_UDP_SIZE = 0xffff;
    private static final int BADVERS = 16;

    private final int udpSize;

    /**
     * Such a stage.
     *
     * @param udpSize the largest datagram that is taken and sent, 512 to 65,535
     */
    public EdnsStage(int udpSize) {
        if (udpSize < MIN_UDP_SIZE || udpSize > MAX_UDP_SIZE) {
            throw new IllegalArgumentException(
                    "datagrams of at most " + udpSize + " octets; give " + MIN_UDP_SIZE + " to " + MAX_UDP_SIZE);
        }
        this.udpSize = udpSize;
    }

    @Override
    public Verdict handle(Query query, Answer answer) {
        Edns edns = query.edns();
        if (!edns.isPresent()) {
            return Verdict.NEXT;
        }
        answer.setEdns(udpSize);
        if (edns.isMalformed()) {
            return answer.error(Dns.Rcode.FormErr);
        }
        return edns.version() == 0 ? Verdict.NEXT : answer.error(BADVERS);
    }
}
