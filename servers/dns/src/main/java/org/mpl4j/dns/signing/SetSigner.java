package org.mpl4j.dns.signing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.mpl4j.dns.config.SigningPolicy;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.Dnsclass;
import org.mpl4j.dns.packets.signing.SignedRr;
import org.mpl4j.dns.packets.signing.SignedRrsig;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/** Signs sets (RFC 4034 section 3.1.8.1). For one thread. */
final class SetSigner {
    /** Clocks of resolvers may be late. */
    static final Duration BEFORE_NOW = Duration.ofHours(1);

    private static final int LARGEST = 0xffff + 255 + 10;

    private final Instant now;
    private final SigningPolicy.Times times;
    private final ByteBuffer buffer = ByteBuffer.allocate(LARGEST);
    private final RecordMaker maker = new RecordMaker();
    private final Map<ZoneKey, Signature> signatures = new HashMap<>();

    SetSigner(Instant now, SigningPolicy.Times times) {
        this.now = now;
        this.times = times;
    }

    /** Adds the signatures of the keys that have to sign a set. */
    void sign(SetDraft set) {
        long expiration = now.plus(times.lifetime()).getEpochSecond() - jitter();
        long inception = now.minus(BEFORE_NOW).getEpochSecond();
        for (ZoneKey key : set.missing()) {
            set.addSignature(sign(set, key, wrapped(expiration), wrapped(inception)));
        }
    }

    private long jitter() {
        long most = times.jitter().toSeconds();
        return most == 0 ? 0 : ThreadLocalRandom.current().nextLong(most);
    }

    /** Times of signatures go round (RFC 4034 section 3.1.5). */
    private static long wrapped(long seconds) {
        return Integer.toUnsignedLong((int) seconds);
    }

    /** The RRSIG record of a key over a set. */
    DnsRr sign(SetDraft set, ZoneKey key, long expiration, long inception) {
        try {
            Signature signature = signatures.get(key);
            if (signature == null) {
                signature = key.algorithm().signature();
                signature.initSign(key.privateKey());
                signatures.put(key, signature);
            }
            update(signature, set, key, expiration, inception);
            return maker.rrsig(set, key, expiration, inception, signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that has signed does not sign any more", e);
        }
    }

    /** Gives what is to be signed, or verified. */
    void update(Signature signature, SetDraft set, ZoneKey key, long expiration, long inception)
            throws GeneralSecurityException {
        signature.update(SignedRrsig.builder(buffer.clear())
                .typeCovered(set.type())
                .algorithm(key.algorithm().number())
                .labels(set.labels())
                .originalTtl(set.ttl())
                .expiration(expiration)
                .inception(inception)
                .keyTag(key.tag())
                .signer(key.zone())
                .build()
                .flip());
        DnsName owner = Canonical.name(set.owner());
        for (Bytes rdata : rdata(set)) {
            signature.update(SignedRr.builder(buffer.clear())
                    .name(owner)
                    .atype(set.type())
                    .aclass(Dnsclass.IN)
                    .ttl(set.ttl())
                    .rdata(rdata)
                    .build()
                    .flip());
        }
    }

    /** What the records say, in canonical order (RFC 4034 section 6.3), none twice. */
    private static List<Bytes> rdata(SetDraft set) {
        List<Bytes> data = new ArrayList<>(1);
        set.records().forEach(record -> data.add(Canonical.rdata(record)));
        if (data.size() == 1) {
            return data;
        }
        return data.stream().sorted().distinct().toList();
    }
}
