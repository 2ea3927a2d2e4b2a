package org.mpl4j.dns.answer;

import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.zone.Node;
import org.mpl4j.dns.zone.Nsec3Chain;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.codec.DnsName;

/** Adds the records by which a client can tell that what is denied is not there, if it wants them and the zone has them. */
final class Proofs {
    private final Reply reply;
    private final NsecProofs nsec;
    private final Nsec3Proofs nsec3;

    Proofs(Reply reply) {
        this.reply = reply;
        this.nsec = new NsecProofs(reply);
        this.nsec3 = new Nsec3Proofs(reply);
    }

    /** There is no such name, and no wildcard stands for it. */
    void noName(Zone zone, DnsName name, Node encloser) {
        if (isHashed(zone)) {
            nsec3.noName(zone, name, encloser);
        } else if (isChained(zone)) {
            nsec.noName(zone, name, encloser);
        }
    }

    /**
     * The name has no records of the type.
     *
     * @param node the name's, or that of the wildcard that stands for it
     * @param encloser what the wildcard is below, null if there is none
     */
    void noData(Zone zone, DnsName name, Node node, @Nullable Node encloser) {
        if (isHashed(zone)) {
            nsec3.noData(zone, name, node, encloser);
        } else if (isChained(zone)) {
            nsec.noData(zone, name, node, encloser);
        }
    }

    /** The name is not there itself, so that a wildcard stands for it. */
    void wildcard(Zone zone, DnsName name, Node encloser) {
        if (isHashed(zone)) {
            nsec3.wildcard(zone, name, encloser);
        } else if (isChained(zone)) {
            nsec.cover(zone, name);
        }
    }

    /** The zone below a delegation is not signed. */
    void noDs(Zone zone, DnsName name, Node cut) {
        if (isHashed(zone)) {
            nsec3.noData(zone, cut.name(), cut, null);
        } else if (isChained(zone)) {
            nsec.noData(zone, cut.name(), cut, null);
        }
    }

    private boolean isHashed(Zone zone) {
        Nsec3Chain chain = reply.isSecure() ? zone.nsec3() : null;
        return chain != null;
    }

    private boolean isChained(Zone zone) {
        return reply.isSecure() && zone.apexNode().nsec() != null;
    }
}
