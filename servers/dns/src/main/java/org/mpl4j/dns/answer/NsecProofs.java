package org.mpl4j.dns.answer;

import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.zone.Node;
import org.mpl4j.dns.zone.RrSet;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.codec.DnsName;

/** Proofs by NSEC records (RFC 4035 section 3.1.3). */
final class NsecProofs {
    private final Reply reply;

    NsecProofs(Reply reply) {
        this.reply = reply;
    }

    void noName(Zone zone, DnsName name, Node encloser) {
        cover(zone, name);
        add(zone.previousOfWildcard(encloser));
    }

    void noData(Zone zone, DnsName name, Node node, @Nullable Node encloser) {
        RrSet own = node.nsec();
        if (own != null) {
            reply.authority(node.name(), own);
        } else {
            // An empty name: what covers it says that there is something below (RFC 4035 section 3.1.3.2).
            cover(zone, node.name());
        }
        if (encloser != null) {
            cover(zone, name);
        }
    }

    /** The record that has the name in its span. */
    void cover(Zone zone, DnsName name) {
        add(zone.previous(name));
    }

    private void add(@Nullable Node node) {
        RrSet set = node == null ? null : node.nsec();
        if (node != null && set != null) {
            reply.authority(node.name(), set);
        }
    }
}
