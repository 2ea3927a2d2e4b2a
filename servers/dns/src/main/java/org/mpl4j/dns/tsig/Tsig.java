package org.mpl4j.dns.tsig;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata.TSIG;
import org.mpl4j.dns.packets.dns.TsigError;
import org.mpl4j.runtime.Bytes;

/** The asking side of one exchange (RFC 8945): signs a query, and checks the one or several messages that answer it. */
public final class Tsig {
    /** RFC 8945 section 5.3.1: at most so many messages in between are without a record. */
    private static final int MOST_UNSIGNED = 99;

    private final TsigDigest digest;
    private final InstantSource clock;
    private Bytes priorMac = Bytes.EMPTY;
    private boolean isFirst = true;
    private int unsigned;

    /** For an exchange that is signed with a key. */
    public Tsig(TsigKey key, InstantSource clock) {
        this.digest = new TsigDigest(key);
        this.clock = clock;
    }

    /**
     * Signs the query.
     *
     * @param message ends at the position, which is its new end afterwards; behind it there is room for the signature
     * @param start where it starts
     */
    public void sign(ByteBuffer message, int start) {
        TsigStamp stamp = TsigStamp.of(clock.instant().getEpochSecond());
        digest.message(TsigRecords.message(message, start));
        digest.variables(stamp);
        priorMac = Bytes.wrap(digest.finish());
        TsigKey key = digest.key();
        TsigRecords.append(message, start, key.name(), key.algorithm(), priorMac, stamp);
    }

    /** How many octets the signature of the query has. */
    public int size() {
        return TsigRecords.size(digest.key().name(), digest.key().algorithm(), digest.macLength(), 0);
    }

    /**
     * Checks the next message of the answer.
     *
     * @return what is wrong, null if nothing is
     */
    public @Nullable String verify(Dns message) {
        DnsRr last = TsigRecords.find(message);
        if (last == null) {
            return verifyUnsigned(message);
        }
        TSIG tsig = last.asRecord().rdataAsTSIG();
        TsigKey key = digest.key();
        if (!last.name().equalsIgnoreCase(key.name()) || !tsig.algorithm().equalsIgnoreCase(key.algorithm())) {
            return "signed with the key " + last.name() + " (" + tsig.algorithm() + ")";
        }
        if (tsig.error() != TsigError.NoError) {
            return "the server says " + tsig.error();
        }
        if (unsigned == 0) {
            digest.priorMac(priorMac);
        }
        digest.unsigned(message, last, tsig.originalId());
        TsigStamp stamp = TsigStamp.of(tsig);
        if (isFirst) {
            digest.variables(stamp);
        } else {
            digest.timers(stamp);
        }
        byte[] expected = digest.finish();
        isFirst = false;
        unsigned = 0;
        priorMac = Bytes.wrap(expected);
        if (!MessageDigest.isEqual(expected, tsig.mac().toArray())) {
            return "the signature is wrong";
        }
        return stamp.isOutside(clock.instant().getEpochSecond())
                ? "signed at " + Instant.ofEpochSecond(stamp.time()) + ", which is too far from now"
                : null;
    }

    /** RFC 8945 section 5.3.1: messages in the middle of an answer need no signature; the next one has one for them, too. */
    private @Nullable String verifyUnsigned(Dns message) {
        if (isFirst || unsigned == MOST_UNSIGNED) {
            return "not signed";
        }
        if (unsigned == 0) {
            digest.priorMac(priorMac);
        }
        unsigned++;
        digest.message(message.encoded());
        return null;
    }

    /** Whether the last message seen was signed, as that of an answer must be. */
    public boolean isComplete() {
        return !isFirst && unsigned == 0;
    }
}
