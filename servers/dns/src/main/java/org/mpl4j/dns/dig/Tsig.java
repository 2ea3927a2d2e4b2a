package org.mpl4j.dns.dig;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata.TSIG;
import org.mpl4j.dns.packets.dns.Dnsclass;
import org.mpl4j.dns.packets.dns.TsigError;
import org.mpl4j.dns.packets.dns.TsigHeader;
import org.mpl4j.dns.packets.dns.TsigPriorMac;
import org.mpl4j.dns.packets.dns.TsigTimers;
import org.mpl4j.dns.packets.dns.TsigVariables;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;

/** The signatures of one exchange (RFC 8945): of a query, and of the one or several messages that answer it. */
public final class Tsig {
    private static final int FUDGE_SECONDS = 300;
    private static final int SCRATCH = 0xffff;
    /** RFC 8945 section 5.3.1: at most so many messages in between are without a record. */
    private static final int MOST_UNSIGNED = 99;

    private final TsigKey key;
    private final InstantSource clock;
    private final Mac mac;
    private byte[] priorMac = new byte[0];
    private boolean isFirst = true;
    private int unsigned;

    /** For an exchange that is signed with a key. */
    public Tsig(TsigKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
        try {
            mac = Mac.getInstance(key.macName());
            mac.init(new SecretKeySpec(key.secret(), key.macName()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + key.macName(), e);
        }
    }

    /** The query with a signature. */
    public QueryMessage sign(QueryMessage query) {
        long now = clock.instant().getEpochSecond();
        mac.update(new QueryMessage(query.id(), query.query(), null).datagram());
        digestVariables(now, FUDGE_SECONDS, (int) TsigError.NoError.value(), Bytes.EMPTY);
        byte[] signature = mac.doFinal();
        priorMac = signature;
        return new QueryMessage(
                query.id(),
                query.query(),
                rr -> rr.name(key.name())
                        .asRecord()
                        .aclass(Dnsclass.ANY)
                        .ttl(0)
                        .rdataAsTSIG()
                        .algorithm(key.algorithm())
                        .timeSigned(now)
                        .fudge(FUDGE_SECONDS)
                        .mac(signature)
                        .originalId(query.id()));
    }

    /**
     * Checks the next message of the answer.
     *
     * @return what is wrong, null if nothing is
     */
    public @Nullable String verify(Dns message) {
        DnsRr last = message.arcount() == 0 ? null : message.additional().get(message.arcount() - 1);
        if (last == null
                || last.atypeKind() != DnsRr.AtypeKind.Record
                || last.asRecord().rdataKind() != DnsRr.AtypeBranch.Record.RdataKind.TSIG) {
            return verifyUnsigned(message);
        }
        TSIG tsig = last.asRecord().rdataAsTSIG();
        if (!last.name().equalsIgnoreCase(key.name()) || !tsig.algorithm().equalsIgnoreCase(key.algorithm())) {
            return "signed with the key " + last.name() + " (" + tsig.algorithm() + ")";
        }
        if (tsig.error() != TsigError.NoError) {
            return "the server says " + tsig.error();
        }
        if (unsigned == 0) {
            digestPriorMac();
        }
        try {
            mac.update(withoutSignature(message, last, tsig));
        } catch (ParseException e) {
            throw new IllegalStateException("a message has a header", e);
        }
        if (isFirst) {
            digestVariables(tsig.timeSigned(), tsig.fudge(), tsig.errorRaw(), tsig.other());
        } else {
            mac.update(TsigTimers.builder(ByteBuffer.allocate(SCRATCH))
                    .timeSigned(tsig.timeSigned())
                    .fudge(tsig.fudge())
                    .build()
                    .flip());
        }
        byte[] expected = mac.doFinal();
        isFirst = false;
        unsigned = 0;
        priorMac = expected;
        if (!MessageDigest.isEqual(expected, tsig.mac().toArray())) {
            return "the signature is wrong";
        }
        long difference = Math.abs(clock.instant().getEpochSecond() - tsig.timeSigned());
        return difference > tsig.fudge()
                ? "signed at " + Instant.ofEpochSecond(tsig.timeSigned()) + ", which is too far from now"
                : null;
    }

    /** RFC 8945 section 5.3.1: messages in the middle of an answer need no signature; the next one has one for them, too. */
    private @Nullable String verifyUnsigned(Dns message) {
        if (isFirst || unsigned == MOST_UNSIGNED) {
            return "not signed";
        }
        if (unsigned == 0) {
            digestPriorMac();
        }
        unsigned++;
        mac.update(message.encoded().buffer());
        return null;
    }

    /** Whether the last message seen was signed, as that of an answer must be. */
    public boolean isComplete() {
        return !isFirst && unsigned == 0;
    }

    private void digestPriorMac() {
        mac.update(TsigPriorMac.builder(ByteBuffer.allocate(SCRATCH))
                .mac(priorMac)
                .build()
                .flip());
    }

    private void digestVariables(long time, int fudge, int error, Bytes other) {
        mac.update(TsigVariables.builder(ByteBuffer.allocate(SCRATCH))
                .name(key.name())
                .algorithm(key.algorithm())
                .timeSigned(time)
                .fudge(fudge)
                .error(error)
                .other(other)
                .build()
                .flip());
    }

    private static byte[] withoutSignature(Dns message, DnsRr signature, TSIG tsig) throws ParseException {
        Bytes bytes = Bytes.between(message.buffer(), message.startOffset(), signature.startOffset());
        byte[] copy = bytes.toArray();
        TsigHeader header = TsigHeader.parse(ByteBuffer.wrap(copy));
        header.setId(tsig.originalId());
        header.setArcount(header.arcount() - 1);
        return copy;
    }
}
