package org.mpl4j.dns.tsig;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.TsigError;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/**
 * The answering side of one exchange (RFC 8945 section 5.3): knows what was found of the signature of a query, and signs the one or several messages that answer it,
 * each.
 */
public final class TsigAnswer {
    private final DnsName name;
    private final DnsName algorithm;

    /** Null if the answer may not be signed (RFC 8945 section 5.3.2). */
    private final @Nullable TsigDigest digest;

    private final TsigError error;
    private final TsigClock clock;

    /** What an answer that reports an error says of it; null for none. */
    private final @Nullable TsigStamp fixed;

    private Bytes priorMac;
    private boolean isFirst = true;

    private TsigAnswer(
            DnsName name,
            DnsName algorithm,
            @Nullable TsigDigest digest,
            TsigError error,
            TsigClock clock,
            @Nullable TsigStamp fixed,
            Bytes priorMac) {
        this.name = name;
        this.algorithm = algorithm;
        this.digest = digest;
        this.error = error;
        this.clock = clock;
        this.fixed = fixed;
        this.priorMac = priorMac;
    }

    /** To a query whose signature is right. */
    static TsigAnswer signed(TsigDigest digest, TsigClock clock, Bytes queryMac) {
        TsigKey key = digest.key();
        return new TsigAnswer(key.name(), key.algorithm(), digest, TsigError.NoError, clock, null, queryMac);
    }

    /** To one that is refused, but whose sender knows the key. */
    static TsigAnswer refused(TsigDigest digest, TsigError error, TsigStamp stamp, Bytes queryMac) {
        TsigKey key = digest.key();
        return new TsigAnswer(key.name(), key.algorithm(), digest, error, stamp::time, stamp, queryMac);
    }

    /** To one that is refused, and whose sender may be anybody. */
    static TsigAnswer unsigned(DnsName name, DnsName algorithm, TsigError error, TsigStamp stamp) {
        return new TsigAnswer(name, algorithm, null, error, stamp::time, stamp, Bytes.EMPTY);
    }

    /** The name of the key that the query is signed with; null if the signature is not right. */
    public @Nullable DnsName key() {
        return isRight() ? name : null;
    }

    /** Whether the signature of the query is right. */
    public boolean isRight() {
        return error == TsigError.NoError;
    }

    /** What is wrong with it. */
    public TsigError error() {
        return error;
    }

    /** How many octets the record has that is added to each message. */
    public int size() {
        return TsigRecords.size(
                name,
                algorithm,
                digest == null ? 0 : digest.macLength(),
                fixed == null ? 0 : fixed.other().length());
    }

    /**
     * Adds the record to the next message of the answer.
     *
     * @param message ends at the position, which is its new end afterwards; behind it there is room for {@link #size} octets
     * @param start where it starts
     */
    public void sign(ByteBuffer message, int start) {
        TsigStamp stamp = fixed == null ? TsigStamp.of(clock.seconds()) : fixed;
        if (digest == null) {
            TsigRecords.append(message, start, name, algorithm, Bytes.EMPTY, stamp);
            return;
        }
        digest.priorMac(priorMac);
        digest.message(TsigRecords.message(message, start));
        if (isFirst) {
            digest.variables(stamp);
        } else {
            digest.timers(stamp);
        }
        isFirst = false;
        priorMac = Bytes.wrap(digest.finish());
        TsigRecords.append(message, start, name, algorithm, priorMac, stamp);
    }
}
