package org.mpl4j.dns.signing;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.zone.RrSet;
import org.mpl4j.runtime.codec.DnsName;

/** A set of the signed version of a zone, before its signatures are all there. */
final class SetDraft {
    private final DnsName owner;
    private final int type;
    private final long ttl;
    private final Iterable<DnsRr> records;
    private final boolean isSigned;

    private List<DnsRr> signatures = new ArrayList<>(1);
    private List<ZoneKey> missing = List.of();
    private boolean isChanged = true;

    private SetDraft(DnsName owner, int type, long ttl, Iterable<DnsRr> records, boolean isSigned) {
        this.owner = owner;
        this.type = type;
        this.ttl = ttl;
        this.records = records;
        this.isSigned = isSigned;
    }

    /**
     * A set that the zone has.
     *
     * @param owner its name
     * @param isSigned whether it is to have signatures; those that it has do not matter
     */
    static SetDraft of(DnsName owner, RrSet set, boolean isSigned) {
        return new SetDraft(owner, set.type(), set.ttl(), set, isSigned);
    }

    /** A set that signing adds. */
    static SetDraft of(DnsName owner, List<DnsRr> records) {
        DnsRr first = records.get(0);
        return new SetDraft(owner, first.atypeRaw(), first.asRecord().ttl(), records, true);
    }

    DnsName owner() {
        return owner;
    }

    int type() {
        return type;
    }

    long ttl() {
        return ttl;
    }

    Iterable<DnsRr> records() {
        return records;
    }

    boolean isSigned() {
        return isSigned;
    }

    /** How many labels the name has, as signatures say it: a wildcard's asterisk does not count (RFC 4034 section 3.1.3). */
    int labels() {
        return owner.labelCount() - (owner.isWildcard() ? 1 : 0);
    }

    /**
     * Says how it is beside the version before.
     *
     * @param kept signatures that stay
     * @param missing keys that have to sign it anew
     * @param isChanged whether anything is different
     */
    void compared(List<DnsRr> kept, List<ZoneKey> missing, boolean isChanged) {
        this.signatures = new ArrayList<>(kept);
        this.missing = missing;
        this.isChanged = isChanged;
    }

    /** Keys that have to sign it. */
    List<ZoneKey> missing() {
        return missing;
    }

    boolean isChanged() {
        return isChanged;
    }

    void addSignature(DnsRr signature) {
        signatures.add(signature);
    }

    List<DnsRr> signatures() {
        return signatures;
    }
}
