package org.mpl4j.dns.answer;

import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.zone.Node;
import org.mpl4j.dns.zone.Nsec3Chain;
import org.mpl4j.dns.zone.RrSet;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.codec.DnsName;

/** Proofs by NSEC3 records (RFC 5155 section 7.2). */
final class Nsec3Proofs {
    private final Reply reply;
    private final HashCache hashes = new HashCache();

    Nsec3Proofs(Reply reply) {
        this.reply = reply;
    }

    /** Section 7.2.2: the closest encloser, and that there is neither the next closer name nor a wildcard. */
    void noName(Zone zone, DnsName name, Node encloser) {
        HashCache.Hashed provable = encloser(zone, name, encloser.name());
        add(provable.wildcardCover());
    }

    /** Sections 7.2.3 to 7.2.5, and 7.2.7 for delegations. */
    void noData(Zone zone, DnsName name, Node node, @Nullable Node encloser) {
        Nsec3Chain chain = chain(zone);
        if (encloser != null) {
            encloser(zone, name, encloser.name());
            add(hashes.of(zone, chain, node.name()).match());
            return;
        }
        Node match = hashes.of(zone, chain, node.name()).match();
        if (match != null) {
            add(match);
        } else if (!node.name().equalsIgnoreCase(zone.apex())) {
            // With opt-out there are names without a record: that is proved by the closest one that has it.
            encloser(zone, node.name(), node.name().parent());
        }
    }

    /** Section 7.2.6: that there is not the next closer name. */
    void wildcard(Zone zone, DnsName name, Node encloser) {
        coverNextCloser(chain(zone), zone, name, encloser.name().labelCount());
    }

    /** Section 7.2.1: adds the proof of the closest encloser that can be proved, which is the one given or above it. */
    private HashCache.Hashed encloser(Zone zone, DnsName name, DnsName closest) {
        Nsec3Chain chain = chain(zone);
        DnsName candidate = closest;
        HashCache.Hashed hashed = hashes.of(zone, chain, candidate);
        while (hashed.match() == null && candidate.labelCount() > zone.apex().labelCount()) {
            candidate = candidate.parent();
            hashed = hashes.of(zone, chain, candidate);
        }
        add(hashed.match());
        coverNextCloser(chain, zone, name, candidate.labelCount());
        return hashed;
    }

    /** The name that is one label longer than its encloser. */
    private void coverNextCloser(Nsec3Chain chain, Zone zone, DnsName name, int encloserLabels) {
        int at = name.firstLabel();
        for (int more = name.labelCount() - encloserLabels; more > 1; more--) {
            at = name.nextLabel(at);
        }
        add(chain.cover(hashes.hash(zone, chain, name.from(at))));
    }

    private void add(@Nullable Node node) {
        RrSet set = node == null ? null : node.set(Types.NSEC3);
        if (node != null && set != null) {
            reply.authority(node.name(), set);
        }
    }

    private static Nsec3Chain chain(Zone zone) {
        Nsec3Chain chain = zone.nsec3();
        if (chain == null) {
            throw new IllegalStateException(zone + " has no hashed names");
        }
        return chain;
    }
}
