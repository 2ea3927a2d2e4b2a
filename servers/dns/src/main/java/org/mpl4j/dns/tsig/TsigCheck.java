package org.mpl4j.dns.tsig;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata.TSIG;
import org.mpl4j.dns.packets.dns.Dnsclass;
import org.mpl4j.dns.packets.dns.TsigError;
import org.mpl4j.dns.packets.server.TsigServerTime;
import org.mpl4j.runtime.Bytes;

/** Checks the signatures of queries (RFC 8945 section 5.2), for any number of threads. */
public final class TsigCheck {
    /** RFC 8945 section 5.2.2.1: what is shorter, or less than a half, is no signature at all. */
    private static final int SHORTEST_MAC = 10;

    private static final int TIME_OCTETS = 6;

    private final Supplier<TsigKeys> keys;
    private final TsigClock clock;

    /**
     * Such a check.
     *
     * @param keys those that are known when a query comes
     * @param clock what time it is
     */
    public TsigCheck(Supplier<TsigKeys> keys, TsigClock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Checks a query: key, signature, time, and length of the signature, in this order.
     *
     * @param query whose last record is a TSIG
     * @return what is found, and signs the answer; null if the record is malformed
     */
    public @Nullable TsigAnswer check(Dns query) {
        DnsRr last = TsigRecords.find(query);
        if (last == null || last.asRecord().aclassRaw() != Dnsclass.ANY.value()) {
            return null;
        }
        TSIG tsig = last.asRecord().rdataAsTSIG();
        TsigStamp stamp = TsigStamp.of(tsig);
        TsigKey key = keys.get().find(last.name());
        if (key == null || !key.algorithm().equalsIgnoreCase(tsig.algorithm())) {
            return TsigAnswer.unsigned(
                    TsigKey.lowerCase(last.name()),
                    TsigKey.lowerCase(tsig.algorithm()),
                    TsigError.BADKEY,
                    bare(stamp, TsigError.BADKEY));
        }
        return check(query, last, tsig, new TsigDigest(key));
    }

    private @Nullable TsigAnswer check(Dns query, DnsRr last, TSIG tsig, TsigDigest digest) {
        int full = digest.macLength();
        int length = tsig.macSize();
        if (length > full || length < Math.max(SHORTEST_MAC, full / 2)) {
            return null;
        }
        TsigStamp stamp = TsigStamp.of(tsig);
        digest.unsigned(query, last, tsig.originalId());
        digest.variables(stamp);
        byte[] expected = Arrays.copyOf(digest.finish(), length);
        Bytes mac = tsig.mac().copy();
        if (!MessageDigest.isEqual(expected, mac.toArray())) {
            TsigKey key = digest.key();
            return TsigAnswer.unsigned(key.name(), key.algorithm(), TsigError.BADSIG, bare(stamp, TsigError.BADSIG));
        }
        long now = clock.seconds();
        if (stamp.isOutside(now)) {
            Bytes other = serverTime(now);
            TsigError error = TsigError.BADTIME;
            return TsigAnswer.refused(
                    digest, error, new TsigStamp(stamp.time(), stamp.fudge(), (int) error.value(), other), mac);
        }
        if (length < full) {
            TsigError error = TsigError.BADTRUNC;
            return TsigAnswer.refused(
                    digest, error, new TsigStamp(now, stamp.fudge(), (int) error.value(), Bytes.EMPTY), mac);
        }
        return TsigAnswer.signed(digest, clock, mac);
    }

    /** Of an answer that is not signed. */
    private static TsigStamp bare(TsigStamp asked, TsigError error) {
        return new TsigStamp(asked.time(), asked.fudge(), (int) error.value(), Bytes.EMPTY);
    }

    private static Bytes serverTime(long seconds) {
        ByteBuffer buffer = ByteBuffer.allocate(TIME_OCTETS);
        TsigServerTime.builder(buffer).seconds(seconds).build();
        return Bytes.wrap(buffer.array());
    }
}
