package org.mpl4j.dns.tsig;

import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata.TSIG;
import org.mpl4j.dns.packets.dns.TsigError;
import org.mpl4j.runtime.Bytes;

/**
 * What a signature says beside the message.
 *
 * @param time when it was made, in seconds since 1970
 * @param fudge by how many seconds clocks may differ
 * @param error what is wrong with the query
 * @param other more of it
 */
record TsigStamp(long time, int fudge, int error, Bytes other) {
    private static final int FUDGE_SECONDS = 300;

    static TsigStamp of(long time) {
        return new TsigStamp(time, FUDGE_SECONDS, (int) TsigError.NoError.value(), Bytes.EMPTY);
    }

    static TsigStamp of(TSIG tsig) {
        return new TsigStamp(tsig.timeSigned(), tsig.fudge(), tsig.errorRaw(), tsig.other());
    }

    /** Whether it is too far from another time. */
    boolean isOutside(long now) {
        return Math.abs(now - time) > fudge;
    }
}
