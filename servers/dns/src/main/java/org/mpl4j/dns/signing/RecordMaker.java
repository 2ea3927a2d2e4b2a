package org.mpl4j.dns.signing;

import java.nio.ByteBuffer;
import java.util.List;
import org.mpl4j.dns.config.SigningPolicy;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.dns.packets.dns.DsDigest;
import org.mpl4j.dns.packets.dns.Nsec3Hash;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DnsName;

/** Makes the records that signing adds, with the root as their owner. For one thread. */
final class RecordMaker {
    private static final int LARGEST = 0xffff + 11;

    private final ByteBuffer buffer = ByteBuffer.allocate(LARGEST);

    private DnsRr made(ByteBuffer built) {
        return parsed(Bytes.wrap(built.flip()).copy());
    }

    private static DnsRr parsed(Bytes record) {
        try {
            return DnsRr.parse(record);
        } catch (ParseException e) {
            throw new IllegalStateException("a record that was made is a record", e);
        }
    }

    DnsRr dnskey(ZoneKey key, long ttl) {
        return made(DnsRr.builder(buffer.clear())
                .name(DnsName.ROOT)
                .asRecord()
                .ttl(ttl)
                .rdataAsDNSKEY()
                .flags(key.flags())
                .algorithm(key.algorithm().number())
                .publicKey(key.publicKey())
                .build());
    }

    DnsRr cdnskey(ZoneKey key, long ttl) {
        return made(DnsRr.builder(buffer.clear())
                .name(DnsName.ROOT)
                .asRecord()
                .ttl(ttl)
                .rdataAsCDNSKEY()
                .flags(key.flags())
                .algorithm(key.algorithm().number())
                .publicKey(key.publicKey())
                .build());
    }

    DnsRr cds(ZoneKey key, long ttl) {
        return made(DnsRr.builder(buffer.clear())
                .name(DnsName.ROOT)
                .asRecord()
                .ttl(ttl)
                .rdataAsCDS()
                .keyTag(key.tag())
                .algorithm(key.algorithm().number())
                .digestType(DsDigest.SHA256)
                .digest(key.digest())
                .build());
    }

    DnsRr nsec(DnsName next, List<TypeBitMap> types, long ttl) {
        return made(DnsRr.builder(buffer.clear())
                .name(DnsName.ROOT)
                .asRecord()
                .ttl(ttl)
                .rdataAsNSEC()
                .nextDomain(next)
                .typeBitMaps(maps -> types.forEach(
                        type -> maps.add(map -> map.window(type.window()).bitmap(type.bits()))))
                .build());
    }

    DnsRr nsec3(SigningPolicy.Denial denial, Bytes next, List<TypeBitMap> types, long ttl) {
        return made(DnsRr.builder(buffer.clear())
                .name(DnsName.ROOT)
                .asRecord()
                .ttl(ttl)
                .rdataAsNSEC3()
                .hashAlgorithm(Nsec3Hash.SHA1)
                .optOut(denial.isOptOut())
                .iterations(denial.iterations())
                .salt(denial.salt())
                .nextHashedOwner(next)
                .typeBitMaps(maps -> types.forEach(
                        type -> maps.add(map -> map.window(type.window()).bitmap(type.bits()))))
                .build());
    }

    DnsRr nsec3param(SigningPolicy.Denial denial, long ttl) {
        return made(DnsRr.builder(buffer.clear())
                .name(DnsName.ROOT)
                .asRecord()
                .ttl(ttl)
                .rdataAsNSEC3PARAM()
                .hashAlgorithm(Nsec3Hash.SHA1)
                .iterations(denial.iterations())
                .salt(denial.salt())
                .build());
    }

    /** A copy of a SOA record with another serial number. */
    static DnsRr soa(DnsRr record, long serial) {
        DnsRr copy = parsed(Bytes.wrap(record.encoded().toArray()));
        ((Rdata.SOA) copy.asRecord().rdata()).setSerial(serial);
        return copy;
    }

    DnsRr rrsig(SetDraft set, ZoneKey key, long expiration, long inception, byte[] signature) {
        return made(DnsRr.builder(buffer.clear())
                .name(DnsName.ROOT)
                .asRecord()
                .ttl(set.ttl())
                .rdataAsRRSIG()
                .typeCovered(set.type())
                .algorithm(key.algorithm().number())
                .labels(set.labels())
                .originalTtl(set.ttl())
                .expiration(expiration)
                .inception(inception)
                .keyTag(key.tag())
                .signer(key.zone())
                .signature(signature)
                .build());
    }
}
