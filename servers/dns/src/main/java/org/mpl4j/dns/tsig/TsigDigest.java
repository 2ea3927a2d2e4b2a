package org.mpl4j.dns.tsig;

import java.nio.ByteBuffer;
import javax.crypto.Mac;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.TsigHeader;
import org.mpl4j.dns.packets.dns.TsigPriorMac;
import org.mpl4j.dns.packets.dns.TsigTimers;
import org.mpl4j.dns.packets.dns.TsigVariables;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;

/** What a signature is made of, in the order in which it is digested (RFC 8945 section 4.3). */
final class TsigDigest {
    /** More than two names, and what else is digested behind a message or before it. */
    private static final int SCRATCH = 1024;

    private final TsigKey key;
    private final Mac mac;
    private final ByteBuffer scratch = ByteBuffer.allocate(SCRATCH);

    TsigDigest(TsigKey key) {
        this.key = key;
        this.mac = key.newMac();
    }

    TsigKey key() {
        return key;
    }

    /** How long signatures are. */
    int macLength() {
        return mac.getMacLength();
    }

    /** The signature before this one. */
    void priorMac(Bytes prior) {
        mac.update(TsigPriorMac.builder(scratch.clear()).mac(prior).build().flip());
    }

    /** A message without signature. */
    void message(Bytes message) {
        mac.update(message.buffer());
    }

    /** A message without the signature that it has (RFC 8945 section 4.3.2). */
    void unsigned(Dns message, DnsRr signature, int originalId) {
        byte[] copy = Bytes.between(message.buffer(), message.startOffset(), signature.startOffset())
                .toArray();
        try {
            TsigHeader header = TsigHeader.parse(ByteBuffer.wrap(copy));
            header.setId(originalId);
            header.setArcount(header.arcount() - 1);
        } catch (ParseException e) {
            throw new IllegalStateException("a message has a header", e);
        }
        mac.update(copy);
    }

    void variables(TsigStamp stamp) {
        mac.update(TsigVariables.builder(scratch.clear())
                .name(key.name())
                .algorithm(key.algorithm())
                .timeSigned(stamp.time())
                .fudge(stamp.fudge())
                .error(stamp.error())
                .other(stamp.other())
                .build()
                .flip());
    }

    void timers(TsigStamp stamp) {
        mac.update(TsigTimers.builder(scratch.clear())
                .timeSigned(stamp.time())
                .fudge(stamp.fudge())
                .build()
                .flip());
    }

    byte[] finish() {
        return mac.doFinal();
    }
}
