package org.mpl4j.dns.signing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.dns.zone.Node;
import org.mpl4j.dns.zone.RrSet;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/** Compares a draft with the version before: which signatures stay, which sets are others, and which are no more. */
final class Comparison {
    /** A set that is no more. */
    record Gone(DnsName owner, int type) {}

    private final KeyRoles roles;
    private final Instant now;
    private final Duration refresh;
    private final List<SetDraft> changed = new ArrayList<>();
    private final List<Gone> gone = new ArrayList<>();

    Comparison(KeyRoles roles, Instant now, Duration refresh) {
        this.roles = roles;
        this.now = now;
        this.refresh = refresh;
    }

    /** Sets that are others, or have to be signed anew. */
    List<SetDraft> changed() {
        return changed;
    }

    /** How many signatures are to be made. */
    int missing() {
        return changed.stream().mapToInt(set -> set.missing().size()).sum();
    }

    List<Gone> gone() {
        return gone;
    }

    /** Compares names, both in canonical order; nothing was there before if there is no version before. */
    void compare(List<NameDraft> drafts, List<Node> before) {
        Iterator<Node> olds = before.iterator();
        Node old = olds.hasNext() ? olds.next() : null;
        for (NameDraft draft : drafts) {
            int order = old == null ? 1 : old.name().compareCanonical(draft.name());
            while (old != null && order < 0) {
                addGone(old, null);
                old = olds.hasNext() ? olds.next() : null;
                order = old == null ? 1 : old.name().compareCanonical(draft.name());
            }
            Node same = order == 0 ? old : null;
            compare(draft, same);
            if (same != null) {
                old = olds.hasNext() ? olds.next() : null;
            }
        }
        while (old != null) {
            addGone(old, null);
            old = olds.hasNext() ? olds.next() : null;
        }
    }

    /**
     * Compares a name.
     *
     * @param old what it was, null if it was not there
     */
    void compare(NameDraft draft, @Nullable Node old) {
        draft.sets().forEach(set -> compare(set, old == null ? null : old.set(set.type())));
        if (old != null) {
            addGone(old, draft);
        }
    }

    /**
     * A name is no more.
     *
     * @param old what it was, null if it was not there
     */
    void compareGone(@Nullable Node old) {
        if (old != null) {
            addGone(old, null);
        }
    }

    /** Whether nothing is different. */
    boolean isSame() {
        return changed.isEmpty() && gone.isEmpty();
    }

    private void addGone(Node old, @Nullable NameDraft draft) {
        for (int i = 0; i < old.setCount(); i++) {
            int type = old.setAt(i).type();
            if (draft == null || draft.set(type) == null) {
                gone.add(new Gone(old.name(), type));
            }
        }
    }

    /**
     * Compares a set.
     *
     * @param before what it was, null if it was not there
     */
    void compare(SetDraft set, @Nullable RrSet before) {
        boolean isSame = before != null && before.ttl() == set.ttl() && isSame(before, set.records());
        RrSet signatures = before == null ? null : before.signatures();
        List<DnsRr> kept = new ArrayList<>(1);
        List<ZoneKey> missing = new ArrayList<>(set.isSigned() ? roles.signersOf(set.type()) : List.of());
        if (isSame && signatures != null) {
            for (DnsRr signature : signatures) {
                Rdata.RRSIG rrsig = (Rdata.RRSIG) signature.asRecord().rdata();
                if (isGood(rrsig, set) && missing.removeIf(key -> isOf(rrsig, key))) {
                    kept.add(signature);
                }
            }
        }
        int count = signatures == null ? 0 : signatures.size();
        boolean isChanged = !isSame || !missing.isEmpty() || kept.size() != count;
        set.compared(kept, missing, isChanged);
        if (isChanged) {
            changed.add(set);
        }
    }

    private boolean isGood(Rdata.RRSIG signature, SetDraft set) {
        int seconds = (int) now.getEpochSecond();
        // Times of signatures go round: what counts is how far they are from now.
        long left = (int) signature.expiration() - seconds;
        long since = seconds - (int) signature.inception();
        return left > refresh.toSeconds() && since >= 0 && signature.originalTtl() == set.ttl();
    }

    private static boolean isOf(Rdata.RRSIG signature, ZoneKey key) {
        return signature.keyTag() == key.tag()
                && signature.algorithmRaw() == key.algorithm().number();
    }

    private static boolean isSame(RrSet before, Iterable<DnsRr> records) {
        if (before == records) {
            return true;
        }
        List<Bytes> olds = data(before);
        List<Bytes> news = data(records);
        return olds.equals(news)
                || (olds.size() == news.size()
                        && olds.size() > 1
                        && olds.stream()
                                .sorted()
                                .toList()
                                .equals(news.stream().sorted().toList()));
    }

    private static List<Bytes> data(Iterable<DnsRr> records) {
        List<Bytes> data = new ArrayList<>(1);
        records.forEach(record -> data.add(record.asRecord().rdata().encoded()));
        return data;
    }
}
