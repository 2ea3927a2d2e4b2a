package org.mpl4j.dns.signing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.HexFormat;
import java.util.Locale;
import org.mpl4j.dns.packets.dns.DsDigest;
import org.mpl4j.dns.packets.signing.DnskeyData;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DnsName;

/** A key that a zone is signed with. */
public final class ZoneKey {
    /** Key of a zone (RFC 4034 section 2.1.1). */
    static final int ZONE = 256;

    /** Secure entry point: a key that the parent zone refers to. */
    static final int ENTRY_POINT = 1;

    private static final int OVERHEAD = 4;

    private final DnsName zone;
    private final int flags;
    private final KeyAlgorithm algorithm;
    private final Bytes publicKey;
    private final PrivateKey privateKey;
    private final KeyTimes times;
    private final int tag;

    ZoneKey(DnsName zone, int flags, KeyAlgorithm algorithm, Bytes publicKey, PrivateKey privateKey, KeyTimes times) {
        this.zone = Canonical.name(zone);
        this.flags = flags;
        this.algorithm = algorithm;
        this.publicKey = publicKey;
        this.privateKey = privateKey;
        this.times = times;
        this.tag = tag(data());
    }

    /** The data of its DNSKEY record. */
    private byte[] data() {
        return Bytes.wrap(DnskeyData.builder(ByteBuffer.allocate(OVERHEAD + publicKey.length()))
                        .flags(flags)
                        .algorithm(algorithm.number())
                        .publicKey(publicKey)
                        .build()
                        .flip())
                .toArray();
    }

    /** A checksum of the data of a DNSKEY record (RFC 4034 appendix B). */
    static int tag(byte[] data) {
        int sum = 0;
        for (int i = 0; i < data.length; i++) {
            sum += (i & 1) == 0 ? (data[i] & 0xff) << Byte.SIZE : data[i] & 0xff;
        }
        return sum + (sum >>> Short.SIZE) & 0xffff;
    }

    /**
     * Checks that both parts belong together.
     *
     * @return whether what the one signs, the other verifies
     */
    boolean isPair() throws GeneralSecurityException, ParseException {
        PublicKey other = algorithm.decode(publicKey);
        byte[] text = zone.toWire();
        Signature signature = algorithm.signature();
        signature.initSign(privateKey);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(other);
        signature.update(text);
        return signature.verify(signed);
    }

    /** The zone, in lower case. */
    public DnsName zone() {
        return zone;
    }

    /** The flags of its DNSKEY record. */
    public int flags() {
        return flags;
    }

    /** Whether the parent zone refers to it. */
    public boolean isEntryPoint() {
        return (flags & ENTRY_POINT) != 0;
    }

    public KeyAlgorithm algorithm() {
        return algorithm;
    }

    /** As the DNSKEY record has it. */
    public Bytes publicKey() {
        return publicKey;
    }

    PrivateKey privateKey() {
        return privateKey;
    }

    KeyTimes times() {
        return times;
    }

    /** Its number among the keys of the zone. */
    public int tag() {
        return tag;
    }

    /** What a DS record says of it: SHA-256 over the zone's name and the DNSKEY record (RFC 4509). */
    public byte[] digest() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(zone.toWire());
            return sha256.digest(data());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The DS record for the parent zone, as a line of a master file. */
    public String ds() {
        return (zone.isRoot() ? "." : zone + ".") + " IN DS " + tag + " " + algorithm.number() + " "
                + DsDigest.SHA256.value() + " "
                + HexFormat.of().formatHex(digest()).toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return zone + "/" + algorithm + "/" + tag + (isEntryPoint() ? " (entry point)" : "");
    }
}
