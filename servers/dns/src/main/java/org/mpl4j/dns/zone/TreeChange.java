package org.mpl4j.dns.zone;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/**
 * Works out which nodes another version has in place of some of this one: those that are edited, those that come and go because names below them do, and those that
 * refer to a node that is another one now.
 */
final class TreeChange {
    private final Zone zone;
    private final int apexLabels;

    /** Names that exist afterwards and have new nodes, with their sets. */
    private final Map<NameKey, RrSet[]> kept = new HashMap<>();

    private final Set<NameKey> gone = new HashSet<>();
    private final Deque<Node> replaced = new ArrayDeque<>();

    /** Above names that are new. */
    private final Set<NameKey> aboveNew = new HashSet<>();

    private final List<Node> removed = new ArrayList<>();
    private final Map<NameKey, Node> added = new HashMap<>();

    /**
     * Works it out.
     *
     * @param zone the version before
     * @param edited what names have afterwards; nothing if they have no records
     */
    TreeChange(Zone zone, Map<NameKey, RrSet[]> edited) {
        this.zone = zone;
        this.apexLabels = zone.apex().labelCount();
        edited.forEach((key, sets) -> {
            if (sets.length > 0) {
                keep(key, sets);
                keepAbove(key.name());
            }
        });
        edited.forEach((key, sets) -> {
            if (sets.length == 0 && zone.find(key.name()) != null) {
                empty(key);
            }
        });
        removeGone();
        while (!replaced.isEmpty()) {
            replaceThoseThatRefer(replaced.remove());
        }
        makeNodes();
    }

    /** What is no more in the next version. */
    Collection<Node> removed() {
        return removed;
    }

    /** What is new in it. */
    Collection<Node> added() {
        return added.values();
    }

    /** The apex of the next version. */
    Node apex() {
        return added.getOrDefault(new NameKey(zone.apex()), zone.apexNode());
    }

    private void keep(NameKey key, RrSet[] sets) {
        if (kept.put(key, sets) == null) {
            Node before = zone.find(key.name());
            if (before != null) {
                replaced.add(before);
            } else if (key.name().isWildcard()) {
                keepAsItIs(zone.find(key.name().parent()));
            }
        }
    }

    private void keepAsItIs(@Nullable Node node) {
        if (node != null && !kept.containsKey(new NameKey(node.name())) && !gone.contains(new NameKey(node.name()))) {
            keep(new NameKey(node.name()), node.sets());
        }
    }

    /** The names above a new one exist. */
    private void keepAbove(DnsName name) {
        DnsName above = name;
        for (int depth = name.labelCount() - 1; depth > apexLabels; depth--) {
            above = above.parent();
            NameKey key = new NameKey(above);
            if (!aboveNew.add(key)) {
                return;
            }
            if (zone.find(above) == null && !kept.containsKey(key)) {
                keep(key, new RrSet[0]);
            }
        }
    }

    /** A name has no records any more; whether it exists is seen when all such names are known. */
    private void empty(NameKey key) {
        gone.add(key);
    }

    /** Names with others below them stay; names above those that go, go too if there is nothing else. All names below one are seen before it. */
    private void removeGone() {
        Queue<NameKey> open = new PriorityQueue<>((a, b) -> b.name().compareCanonical(a.name()));
        open.addAll(gone);
        while (!open.isEmpty()) {
            NameKey key = open.remove();
            if (isNeeded(key.name())) {
                gone.remove(key);
                keep(key, new RrSet[0]);
                continue;
            }
            gone.add(key);
            kept.remove(key);
            Node node = zone.find(key.name());
            if (node != null) {
                replaced.add(node);
            }
            DnsName parent = key.name().parent();
            Node above = zone.find(parent);
            if (above != null && above.isEmptyNonTerminal() && !kept.containsKey(new NameKey(parent))) {
                open.add(new NameKey(parent));
            }
        }
    }

    private boolean isNeeded(DnsName name) {
        if (name.labelCount() == apexLabels || aboveNew.contains(new NameKey(name))) {
            return true;
        }
        List<Node> nodes = zone.nodes();
        for (int i = zone.floor(name) + 1; i < nodes.size(); i++) {
            DnsName below = nodes.get(i).name();
            if (!below.isAtOrBelow(name)) {
                return false;
            }
            if (!gone.contains(new NameKey(below))) {
                return true;
            }
        }
        return false;
    }

    private void replaceThoseThatRefer(Node node) {
        if (node.name().isWildcard()) {
            keepAsItIs(zone.find(node.name().parent()));
        }
        if (endsAuthority(node.sets(), node) || endsAuthority(kept.get(new NameKey(node.name())), node)) {
            List<Node> nodes = zone.nodes();
            for (int i = zone.floor(node.name()) + 1; i < nodes.size(); i++) {
                if (!nodes.get(i).name().isAtOrBelow(node.name())) {
                    return;
                }
                keepAsItIs(nodes.get(i));
            }
        }
    }

    private boolean endsAuthority(RrSet @Nullable [] sets, Node node) {
        if (sets != null) {
            for (RrSet set : sets) {
                if (set.type() == RrTypes.DNAME || (set.type() == RrTypes.NS && node != zone.apexNode())) {
                    return true;
                }
            }
        }
        return false;
    }

    private void makeNodes() {
        for (NameKey key : gone) {
            Node node = zone.find(key.name());
            if (node != null) {
                removed.add(node);
            }
        }
        List<Map.Entry<NameKey, RrSet[]>> entries = new ArrayList<>(kept.entrySet());
        entries.sort((a, b) -> a.getKey().name().compareCanonical(b.getKey().name()));
        for (Map.Entry<NameKey, RrSet[]> entry : entries) {
            NameKey key = entry.getKey();
            Node before = zone.find(key.name());
            DnsName name = before == null ? DnsName.ofWire(Bytes.wrap(key.name().toWire())) : before.name();
            Node node = new Node(name, entry.getValue());
            added.put(key, node);
            if (before != null) {
                removed.add(before);
                Node wildcard = before.wildcard();
                boolean isThere = wildcard != null && !gone.contains(new NameKey(wildcard.name()));
                node.keepWildcard(isThere ? wildcard : null);
            }
            if (name.labelCount() > apexLabels) {
                NameKey parent = new NameKey(name.parent());
                Node itsNew = added.get(parent);
                node.linkTo(itsNew != null ? itsNew : zone.find(parent.name()));
            }
        }
    }
}
