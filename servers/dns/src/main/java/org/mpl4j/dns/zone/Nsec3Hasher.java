package org.mpl4j.dns.zone;

import java.math.BigInteger;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/** Hashes names as NSEC3 records want it (RFC 5155 section 5), with SHA-1, without making objects. For one thread. */
public final class Nsec3Hasher {
    private static final int HASH_LENGTH = 20;
    private static final int MAX_NAME = 255;

    /** RFC 4648 section 7, 5 bits a character; in lower case, as names compare. */
    private static final byte[] DIGITS =
            Bytes.ofUtf8("0123456789abcdefghijklmnopqrstuv").toArray();

    private static final int BITS = 5;
    private static final int LABEL = HASH_LENGTH * Byte.SIZE / BITS;

    private final MessageDigest sha1;
    private final int iterations;
    private final byte[] salt;
    private final byte[] canonical = new byte[MAX_NAME];
    private final byte[] hash = new byte[HASH_LENGTH];

    /** The wire form of {@link #name}. */
    private final byte[] wire;

    private final DnsName name;

    /**
     * Makes a hasher.
     *
     * @param apex of the zone
     * @param iterations how often a hash is hashed again
     * @param salt what is hashed with each
     */
    public Nsec3Hasher(DnsName apex, int iterations, byte[] salt) {
        this.iterations = iterations;
        this.salt = salt.clone();
        List<Bytes> labels = new ArrayList<>(apex.labels());
        labels.add(0, Bytes.filled('0', LABEL));
        this.wire = DnsName.ofLabels(labels).toWire();
        this.name = DnsName.ofWire(Bytes.wrap(wire));
        try {
            this.sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /**
     * Hashes a name.
     *
     * @param hashed in any case
     * @return the hash as a label, and the zone; this object changes with the next hash
     */
    public DnsName hash(DnsName hashed) {
        sha1.update(canonical, 0, hashed.putCanonical(canonical, 0));
        digest();
        for (int i = 0; i < iterations; i++) {
            sha1.update(hash, 0, HASH_LENGTH);
            digest();
        }
        for (int i = 0; i < LABEL; i++) {
            wire[1 + i] = DIGITS[digit(i * BITS)];
        }
        return name;
    }

    /** The octets of the last hash, copied. */
    public Bytes octets() {
        return Bytes.wrap(hash.clone());
    }

    /**
     * The octets of a hash.
     *
     * @param hashed a name as {@link #hash} makes it
     * @return null if it is no such name
     */
    public static @Nullable Bytes octets(DnsName hashed) {
        String label = hashed.isRoot() ? "" : hashed.labels().get(0).latin1().toLowerCase(Locale.ROOT);
        if (!label.matches("[0-9a-v]{" + LABEL + "}")) {
            return null;
        }
        byte[] octets = new byte[HASH_LENGTH];
        byte[] number = new BigInteger(label, 1 << BITS).toByteArray();
        int length = Math.min(number.length, HASH_LENGTH);
        System.arraycopy(number, number.length - length, octets, HASH_LENGTH - length, length);
        return Bytes.wrap(octets);
    }

    private void digest() {
        sha1.update(salt);
        try {
            sha1.digest(hash, 0, HASH_LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("the hash has room", e);
        }
    }

    private int digit(int bit) {
        int at = bit / Byte.SIZE;
        int next = at + 1 < HASH_LENGTH ? hash[at + 1] & 0xff : 0;
        int two = (hash[at] & 0xff) << Byte.SIZE | next;
        return two >>> 2 * Byte.SIZE - BITS - bit % Byte.SIZE & (1 << BITS) - 1;
    }
}
