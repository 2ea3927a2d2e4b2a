package org.mpl4j.dns.middleware;

import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.runtime.Bytes;

/**
 * Options that say something of the server and not of the question: its name (NSID, RFC 5001), how long a stream may be idle (RFC 7828), and padding to blocks, over TLS
 * only (RFC 7830, RFC 8467 section 4.1). Each is given to who asks for it.
 */
public final class OptionStage implements Stage {
    /** RFC 8467 section 4.1: what responses are padded to. */
    public static final int PADDING_BLOCK = 468;

    private static final int MAX_KEEPALIVE = 0xffff;

    private final @Nullable Bytes nsid;
    private final int keepalive;

    /**
     * Such a stage.
     *
     * @param nsid the name of the server, any octets; null to keep it secret
     * @param keepalive how long a stream may be idle, in units of 100 ms, 0 to 65,535; negative to say nothing of it
     */
    public OptionStage(@Nullable Bytes nsid, int keepalive) {
        if (keepalive > MAX_KEEPALIVE) {
            throw new IllegalArgumentException(
                    "streams idle for " + keepalive + " times 100 ms; give at most " + MAX_KEEPALIVE);
        }
        this.nsid = nsid;
        this.keepalive = keepalive;
    }

    @Override
    public Verdict handle(Query query, Answer answer) {
        Edns edns = query.edns();
        if (!edns.isPresent()) {
            return Verdict.NEXT;
        }
        if (nsid != null && edns.wantsNsid()) {
            answer.setNsid(nsid);
        }
        Transport transport = query.request().transport();
        if (keepalive >= 0 && edns.wantsKeepalive() && transport.isStream()) {
            answer.setKeepalive(keepalive);
        }
        if (edns.isPadded() && transport == Transport.TLS) {
            answer.setPaddingBlock(PADDING_BLOCK);
        }
        return Verdict.NEXT;
    }
}
