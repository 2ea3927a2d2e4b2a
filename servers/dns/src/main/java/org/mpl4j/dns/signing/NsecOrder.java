package org.mpl4j.dns.signing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.zone.Node;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.codec.DnsName;

/** Which names of a zone have NSEC records, and which comes before or after a name: the order goes round. */
final class NsecOrder {
    private final Zone zone;
    private final List<Node> nodes;
    private final NameDrafter drafter;

    /**
     * Of a zone.
     *
     * @param zone signed or not
     * @param drafter of its names
     */
    NsecOrder(Zone zone, NameDrafter drafter) {
        this.zone = zone;
        this.nodes = zone.nodes();
        this.drafter = drafter;
    }

    /** Whether the zone answers for a name, and has records there. */
    boolean isIn(Node node) {
        NameDraft draft = drafter.of(node);
        return draft.isAuthoritative() && !draft.isEmpty();
    }

    /** The last one before a name. */
    Node before(DnsName name) {
        int index = zone.floor(name);
        if (index >= 0 && nodes.get(index).name().equalsIgnoreCase(name)) {
            index--;
        }
        // Before the apex is the last of all; at the apex there are records always.
        index = index < 0 ? nodes.size() - 1 : index;
        while (!isIn(nodes.get(index))) {
            Node end = endOfAuthority(nodes.get(index));
            index = end == null ? index - 1 : zone.floor(end.name());
        }
        return nodes.get(index);
    }

    /** The first one after a name. */
    Node after(DnsName name) {
        int index = zone.floor(name) + 1;
        while (index < nodes.size() && !isIn(nodes.get(index))) {
            Node end = endOfAuthority(nodes.get(index));
            index = end == null ? index + 1 : behind(end.name(), index);
        }
        return index < nodes.size() ? nodes.get(index) : zone.apexNode();
    }

    /** What has names below it that the zone does not answer for, of which there may be many; null if it does answer for a name. */
    private static @Nullable Node endOfAuthority(Node node) {
        Node cut = node.cut();
        return cut == node ? null : cut != null ? cut : node.dname();
    }

    /**
     * Behind all names at or below one.
     *
     * @param name the name
     * @param from of which one is at this index
     */
    private int behind(DnsName name, int from) {
        int low = from;
        int high = nodes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (nodes.get(middle).name().isAtOrBelow(name)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
