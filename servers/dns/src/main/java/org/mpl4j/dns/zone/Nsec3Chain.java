package org.mpl4j.dns.zone;

import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.dns.packets.dns.Nsec3Hash;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/**
 * The hashed names of a zone (RFC 5155), with the parameters of its NSEC3PARAM record. A hash is given as the name that is made of it: the order of such names is that
 * of their hashes, since base32hex keeps it.
 */
public final class Nsec3Chain {
    private final DnsName apex;
    private final NodeOrder nodes;

    private final int iterations;
    private final byte[] salt;

    private Nsec3Chain(DnsName apex, NodeOrder nodes, int iterations, byte[] salt) {
        this.apex = apex;
        this.nodes = nodes;
        this.iterations = iterations;
        this.salt = salt;
    }

    /** The chain that the apex names; of several, the first that is there. */
    static @Nullable Nsec3Chain of(Node apex, NodeOrder hashed) {
        RrSet set = apex.set(RrTypes.NSEC3PARAM);
        if (set == null || hashed.isEmpty()) {
            return null;
        }
        for (DnsRr record : set) {
            Rdata.NSEC3PARAM param = (Rdata.NSEC3PARAM) record.asRecord().rdata();
            if (param.hashAlgorithmRaw() == Nsec3Hash.SHA1.value() && param.flags() == 0) {
                Nsec3Chain chain = new Nsec3Chain(
                        apex.name(), hashed, param.iterations(), param.salt().toArray());
                if (chain.isOf(hashed.get(0))) {
                    return chain;
                }
            }
        }
        return null;
    }

    private boolean isOf(Node node) {
        RrSet set = node.set(RrTypes.NSEC3);
        return set != null
                && set.first().asRecord().rdata() instanceof Rdata.NSEC3 nsec3
                && nsec3.iterations() == iterations
                && nsec3.salt().contentEquals(salt);
    }

    /** How often a hash is hashed again. */
    public int iterations() {
        return iterations;
    }

    /** What is hashed with a name. */
    public Bytes salt() {
        return Bytes.wrap(salt);
    }

    /**
     * The NSEC3 record of a name.
     *
     * @param hash of the name, as {@link #hash} gives it
     * @return its node, null if there is none
     */
    public @Nullable Node match(DnsName hash) {
        int index = nodes.floor(hash);
        Node node = index < 0 ? null : nodes.get(index);
        return node != null && node.name().equalsIgnoreCase(hash) ? node : null;
    }

    /**
     * The NSEC3 record that denies a name.
     *
     * @param hash of the name, which has no record itself
     * @return the node before it; the last one if it is before the first
     */
    public Node cover(DnsName hash) {
        int index = nodes.floor(hash);
        return nodes.get(index < 0 ? nodes.size() - 1 : index);
    }

    /**
     * The NSEC3 record before a hash, on the way round.
     *
     * @param hash of a name that is there or not
     * @return the node; that of the hash itself if there is no other
     */
    public Node previous(DnsName hash) {
        int index = nodes.floor(hash);
        if (index >= 0 && nodes.get(index).name().equalsIgnoreCase(hash)) {
            index--;
        }
        return nodes.get(index < 0 ? nodes.size() - 1 : index);
    }

    /**
     * The NSEC3 record after a hash, on the way round.
     *
     * @param hash of a name that is there or not
     * @return the node; that of the hash itself if there is no other
     */
    public Node next(DnsName hash) {
        return nodes.get((nodes.floor(hash) + 1) % nodes.size());
    }

    /** What makes hashes for this chain, for one thread. */
    public Nsec3Hasher hasher() {
        return new Nsec3Hasher(apex, iterations, salt);
    }

    /**
     * The hash of a name; {@link #hasher} makes many.
     *
     * @param name in any case
     * @return the name that its NSEC3 record would have
     */
    public DnsName hash(DnsName name) {
        return hasher().hash(name);
    }
}
