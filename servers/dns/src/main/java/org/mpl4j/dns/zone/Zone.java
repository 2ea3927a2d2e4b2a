package org.mpl4j.dns.zone;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.runtime.codec.DnsName;

/**
 * What a server knows of the names at and below one name: a version of it, which never changes. Names are looked up whatever their case. {@link ZoneBuilder} makes one
 * of records.
 */
public final class Zone {
    private final Node apex;
    private final long serial;
    private final long negativeTtl;
    private final NodeTable table;
    private final NodeOrder order;
    private final List<Node> nodes;
    private final NodeOrder hashed;
    private final @Nullable Nsec3Chain nsec3;

    /** Of enclosers by their hashes; which thread puts what there does not matter. */
    private final @Nullable WildcardCover[] covers;

    /** The node whose NSEC record covers the wildcard below another one. */
    private record WildcardCover(Node encloser, @Nullable Node node) {}

    private static final int COVERS = 64;

    Zone(Node apex, NodeTable table, NodeOrder order, NodeOrder hashed) {
        this.apex = apex;
        this.table = table;
        this.order = order;
        this.nodes = Collections.unmodifiableList(order);
        this.hashed = hashed;
        RrSet soa = soa(apex);
        Rdata.SOA data = (Rdata.SOA) soa.first().asRecord().rdata();
        this.serial = data.serial();
        this.negativeTtl = Math.min(soa.ttl(), data.minimum());
        this.nsec3 = Nsec3Chain.of(apex, hashed);
        this.covers = new WildcardCover[apex.nsec() == null ? 0 : COVERS];
    }

    private static RrSet soa(Node apex) {
        RrSet soa = apex.set(RrTypes.SOA);
        if (soa == null) {
            throw new IllegalArgumentException("the apex has no SOA record");
        }
        return soa;
    }

    /** The name of the zone. */
    public DnsName apex() {
        return apex.name();
    }

    /** The hash of its name, the same in any case. */
    public int apexHash() {
        return apex.nameHash();
    }

    /** What the zone's own name has. */
    public Node apexNode() {
        return apex;
    }

    /** The version number, of the SOA record; versions compare as RFC 1982 says. */
    public long serial() {
        return serial;
    }

    /** The SOA record. */
    public RrSet soa() {
        return soa(apex);
    }

    /** For how many seconds it may be kept that something is not there (RFC 2308 section 5). */
    public long negativeTtl() {
        return negativeTtl;
    }

    /** Whether the zone is signed: there is a DNSKEY at the apex, and a signature over its SOA record. */
    public boolean isSigned() {
        RrSet soa = apex.set(RrTypes.SOA);
        return soa != null && soa.signatures() != null && apex.set(RrTypes.DNSKEY) != null;
    }

    /**
     * The node of a name, also if it is only there for names below it.
     *
     * @param name any name
     * @return null if it does not exist in the zone
     */
    public @Nullable Node find(DnsName name) {
        return table.find(name, name.firstLabel());
    }

    /** The same for who knows the {@linkplain DnsName#hashCodeIgnoreCase() hash} of the name. */
    public @Nullable Node find(DnsName name, int hash) {
        return table.find(name, name.firstLabel(), hash);
    }

    /**
     * The longest name at or above another one that exists (RFC 4592 section 3.3.1).
     *
     * @param name at or below the apex
     * @return its node; the apex at the least
     */
    public Node closestEncloser(DnsName name) {
        return closestEncloser(name, name.firstLabel(), name.labelCount());
    }

    /**
     * The longest name above another one that exists.
     *
     * @param name below the apex
     * @return its node; the apex at the least
     */
    public Node closestAbove(DnsName name) {
        return closestEncloser(name, name.nextLabel(name.firstLabel()), name.labelCount() - 1);
    }

    private Node closestEncloser(DnsName name, int from, int labels) {
        int at = from;
        for (int more = labels - apex.name().labelCount(); more > 0; more--) {
            Node node = table.find(name, at);
            if (node != null) {
                return node;
            }
            at = name.nextLabel(at);
        }
        return apex;
    }

    /**
     * The node whose NSEC record has, or covers, a name (RFC 4034 section 4).
     *
     * @param name at or below the apex
     * @return the last node, in canonical order, with an NSEC record that is not after the name; null if there is none
     */
    public @Nullable Node previous(DnsName name) {
        if (apex.nsec() == null) {
            return null;
        }
        int index = order.floor(name);
        while (index >= 0) {
            Node node = order.get(index);
            if (node.nsec() != null) {
                return node;
            }
            Node cut = node.cut();
            // Below a delegation there may be many names, and none has a NSEC record.
            index = cut == null || cut == node ? index - 1 : order.floor(cut.name());
        }
        return null;
    }

    /**
     * The node whose NSEC record covers the wildcard below a name, or is its own. Found once for most names: below one there are many that do not exist.
     *
     * @param encloser the node of the name
     * @return as {@link #previous}
     */
    public @Nullable Node previousOfWildcard(Node encloser) {
        if (covers.length == 0) {
            return null;
        }
        int index = encloser.nameHash() & COVERS - 1;
        WildcardCover known = covers[index];
        if (known == null || known.encloser != encloser) {
            known = new WildcardCover(encloser, previous(encloser.name().wildcard()));
            covers[index] = known;
        }
        return known.node;
    }

    /** The hashed names, null if the zone has no NSEC3PARAM record (RFC 5155 section 4) or no NSEC3 records with its parameters. */
    public @Nullable Nsec3Chain nsec3() {
        return nsec3;
    }

    /** All names, in canonical order, without the hashed ones. */
    public List<Node> nodes() {
        return nodes;
    }

    /** All hashed names, in their order: the owners of NSEC3 records, in whatever chain. */
    public List<Node> hashedNodes() {
        return Collections.unmodifiableList(hashed);
    }

    /** Begins the next version. */
    public Editor edit() {
        return new Editor(this);
    }

    /**
     * The node of a hashed name.
     *
     * @param name any name
     * @return null if it has no NSEC3 record
     */
    public @Nullable Node findHashed(DnsName name) {
        int index = hashed.floor(name);
        Node node = index < 0 ? null : hashed.get(index);
        return node != null && node.name().equalsIgnoreCase(name) ? node : null;
    }

    /**
     * Where a name is in {@link #nodes}, or would be.
     *
     * @param name any name
     * @return the index of the last one that is not after it, -1 if there is none
     */
    public int floor(DnsName name) {
        return order.floor(name);
    }

    /**
     * The names that may be different in this version, without the hashed ones: what versions share is not looked at.
     *
     * @param before a version of the same zone
     * @return in canonical order; all names if this version was not made of that one, or that one of this
     */
    public List<DnsName> namesThatDifferFrom(Zone before) {
        return NodeOrder.differences(before.order, order);
    }

    /** As {@link #namesThatDifferFrom}, of hashed names. */
    List<DnsName> hashesThatDifferFrom(Zone before) {
        return NodeOrder.differences(before.hashed, hashed);
    }

    /** The version that a change makes of this one. */
    Zone with(TreeChange tree, Collection<Node> removedHashes, Collection<Node> addedHashes) {
        return new Zone(
                tree.apex(),
                table.with(tree.removed(), tree.added()),
                order.with(tree.removed(), tree.added()),
                hashed.with(removedHashes, addedHashes));
    }

    @Override
    public String toString() {
        return "zone " + apex + ", serial " + serial;
    }
}
