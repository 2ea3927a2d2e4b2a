package org.mpl4j.dns.answer;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.zone.Node;
import org.mpl4j.dns.zone.Nsec3Chain;
import org.mpl4j.dns.zone.Nsec3Hasher;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/**
 * What is known of names that were hashed before: hashing is most of the work of a proof by NSEC3, and of the three names of a proof two are the same for all names that
 * are asked for below one. Of a fixed size, for one zone at a time; what it knows does not keep a zone that was replaced.
 */
final class HashCache {
    private static final int MAX_NAME = 255;
    private static final int SIZE_LOG2 = 10;
    private static final int MULTIPLIER = 0x9e37_79b9;

    /**
     * A name, with the nodes of the NSEC3 records that are its own and that cover the wildcard below it; null where the name
     * has none, or is too long to have a wildcard.
     */
    record Hashed(
            DnsName name, @Nullable Node match, @Nullable Node wildcardCover) {}

    private @Nullable Hashed[] known = new Hashed[0];
    private WeakReference<@Nullable Zone> zone = new WeakReference<>(null);
    private @Nullable Nsec3Hasher hasher;

    HashCache() {}

    /** What is known of a name that exists. */
    Hashed of(Zone in, Nsec3Chain chain, DnsName name) {
        Nsec3Hasher hashing = hasher(in, chain);
        int index = name.hashCodeIgnoreCase() * MULTIPLIER >>> Integer.SIZE - SIZE_LOG2;
        Hashed there = known[index];
        if (there == null || !there.name.equalsIgnoreCase(name)) {
            Node match = chain.match(hashing.hash(name));
            boolean hasRoom = name.wireLength() + 2 <= MAX_NAME;
            Node cover = hasRoom ? chain.cover(hashing.hash(name.wildcard())) : null;
            // The name asked for may be a view of what the next query overwrites.
            there = new Hashed(DnsName.ofWire(Bytes.wrap(name.toWire())), match, cover);
            known[index] = there;
        }
        return there;
    }

    /** The hash of a name; changes with the next one. */
    DnsName hash(Zone in, Nsec3Chain chain, DnsName name) {
        return hasher(in, chain).hash(name);
    }

    private Nsec3Hasher hasher(Zone in, Nsec3Chain chain) {
        Nsec3Hasher current = hasher;
        if (current == null || zone.get() != in) {
            known = new Hashed[1 << SIZE_LOG2];
            zone = new WeakReference<>(in);
            current = chain.hasher();
            hasher = current;
        }
        return current;
    }
}
