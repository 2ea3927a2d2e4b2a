package org.mpl4j.dns.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.SigningPolicy;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.dns.zone.Editor;
import org.mpl4j.dns.zone.RrTypes;
import org.mpl4j.dns.zone.Serials;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.ZoneBuilder;
import org.mpl4j.dns.zone.ZoneException;
import org.mpl4j.runtime.codec.DnsName;

/** Signs the versions of one zone, one after the other. */
public final class ZoneSigner {
    /** So many sets are one piece of work for a thread. */
    private static final int CHUNK = 64;

    /** If more than one in so many sets is another one, a zone is made from its beginning. */
    private static final int FEW = 4;

    /**
     * A signed version.
     *
     * @param zone the version before, if nothing is different
     * @param signatures how many are new
     * @param due when it is to be signed again
     * @param isDueToKeys whether that is because a key begins or ends then
     * @param roles what the keys did
     */
    record Signed(Zone zone, int signatures, Instant due, boolean isDueToKeys, KeyRoles roles) {}

    private final DnsName apex;
    private final SigningPolicy policy;
    private final InstantSource clock;
    private final KeyFolder folder;
    private final SerialMemory serials;

    /**
     * For one zone.
     *
     * @param apex its name
     * @param policy how it is signed
     * @param clock the time
     */
    public ZoneSigner(DnsName apex, SigningPolicy policy, InstantSource clock) {
        this.apex = apex;
        this.policy = policy;
        this.clock = clock;
        this.folder = new KeyFolder(policy.keys().folder());
        this.serials = new SerialMemory(folder.serialFile(apex));
    }

    /** The file for a copy of the signed version. */
    Path copyFile() {
        return folder.copyFile(apex);
    }

    SigningPolicy policy() {
        return policy;
    }

    /**
     * The keys of the zone, which are made if there are none.
     *
     * @throws IOException if they can't be read or made; says why
     */
    public List<ZoneKey> keys() throws IOException {
        return folder.loadOrCreate(
                apex,
                KeyAlgorithm.valueOf(policy.keys().algorithm().name()),
                policy.keys().isSplit(),
                clock.instant());
    }

    /**
     * The keys that the zone above is to refer to.
     *
     * @throws IOException if keys can't be read or made, or none signs
     */
    List<ZoneKey> inSync() throws IOException {
        return new KeyRoles(apex, keys(), clock.instant()).inSync();
    }

    /**
     * Makes the signed version of a zone. Records of DNSSEC that it has already, but DS, are taken away first. What was signed in the version before, and is still the
     * same, keeps its signatures, if these are good for long enough.
     *
     * @param content what is to be signed; also a signed version that was edited, or the version before itself
     * @param before the signed version before, null if there is none
     * @throws IOException if the keys are not right; says why
     */
    Signed sign(Zone content, @Nullable Zone before) throws IOException {
        Instant now = clock.instant();
        KeyRoles roles = new KeyRoles(apex, keys(), now);
        ZoneDraft draft = ZoneDraft.of(content, new NameDrafter(content, roles, policy));
        if (before != null) {
            setSerial(draft.apex(), before.serial());
        }
        Comparison comparison = new Comparison(roles, now, policy.times().refresh());
        comparison.compare(draft.names(), before == null ? List.of() : before.nodes());
        comparison.compare(draft.hashes(), before == null ? List.of() : before.hashedNodes());
        Zone zone;
        int signatures;
        if (before != null && comparison.isSame() && !isOtherSerial(content.serial(), before.serial())) {
            zone = before;
            signatures = 0;
        } else {
            long serial = signChanged(content, before, draft.apex(), comparison, now);
            zone = zone(draft, comparison, before);
            remember(serial);
            signatures = comparison.missing();
        }
        List<SetDraft> all = new ArrayList<>();
        draft.names().forEach(name -> all.addAll(name.sets()));
        draft.hashes().forEach(name -> all.addAll(name.sets()));
        Instant due = due(all, now);
        Instant next = roles.next();
        return next != null && next.isBefore(due)
                ? new Signed(zone, signatures, next, true, roles)
                : new Signed(zone, signatures, due, false, roles);
    }

    /**
     * Makes the signed version of a zone of which not much has changed, as {@link #sign} does, but without looking at the rest: signatures elsewhere stay, and the keys are
     * those of last time.
     *
     * @param content what is to be signed
     * @param contentBefore what was signed last time
     * @param last what came of that
     * @return null if that does not do: too much has changed, or it is time for other keys
     * @throws IOException if the last serial number is not known; says why
     */
    @Nullable
    Signed signChange(Zone content, Zone contentBefore, Signed last) throws IOException {
        Instant now = clock.instant();
        Instant next = last.roles().next();
        if (next != null && !now.isBefore(next) || !NameDrafter.haveSameTtls(content, contentBefore)) {
            return null;
        }
        Zone before = last.zone();
        List<DnsName> changed = content.namesThatDifferFrom(contentBefore);
        if (changed.isEmpty() && content.serial() == contentBefore.serial()) {
            return last;
        }
        if ((long) FEW * changed.size() > content.nodes().size()) {
            return null;
        }
        ChangeDraft draft = new ChangeDraft(changed, content, before, new NameDrafter(content, last.roles(), policy));
        setSerial(draft.apex(), before.serial());
        Comparison comparison = new Comparison(last.roles(), now, policy.times().refresh());
        draft.names().forEach(name -> comparison.compare(name, before.find(name.name())));
        draft.hashes().forEach(name -> comparison.compare(name, before.findHashed(name.name())));
        draft.gone().forEach(name -> comparison.compareGone(before.find(name)));
        draft.goneHashes().forEach(name -> comparison.compareGone(before.findHashed(name)));
        if (comparison.isSame() && !isOtherSerial(content.serial(), before.serial())) {
            return last;
        }
        long serial = signChanged(content, before, draft.apex(), comparison, now);
        Zone zone = edited(comparison, before);
        remember(serial);
        Instant due = due(comparison.changed(), now);
        return due.isBefore(last.due())
                ? new Signed(zone, comparison.missing(), due, false, last.roles())
                : new Signed(zone, comparison.missing(), last.due(), last.isDueToKeys(), last.roles());
    }

    /** Signs what is different; the serial number of the next version. */
    private long signChanged(
            Zone content, @Nullable Zone before, NameDraft apexDraft, Comparison comparison, Instant now)
            throws IOException {
        long serial = policy.serial() == SigningPolicy.Serial.KEEP
                ? content.serial()
                : serials.next(content.serial(), before == null ? null : before.serial());
        SetDraft soa = setSerial(apexDraft, serial);
        comparison.changed().removeIf(set -> set.type() == RrTypes.SOA);
        comparison.compare(soa, before == null ? null : before.apexNode().set(RrTypes.SOA));
        sign(comparison.changed(), now);
        return serial;
    }

    private void remember(long serial) throws IOException {
        if (policy.serial() == SigningPolicy.Serial.INCREMENT) {
            serials.write(serial);
        }
    }

    private boolean isOtherSerial(long content, long before) {
        return policy.serial() == SigningPolicy.Serial.KEEP ? content != before : Serials.isNewer(content, before);
    }

    private static SetDraft setSerial(NameDraft apex, long serial) {
        SetDraft soa = Objects.requireNonNull(apex.set(RrTypes.SOA), "a zone has a SOA record");
        DnsRr record = soa.records().iterator().next();
        SetDraft other = SetDraft.of(apex.name(), List.of(RecordMaker.soa(record, serial)));
        apex.replace(other);
        return other;
    }

    private void sign(List<SetDraft> sets, Instant now) {
        IntStream.range(0, (sets.size() + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
            SetSigner signer = new SetSigner(now, policy.times());
            sets.subList(chunk * CHUNK, Math.min(sets.size(), (chunk + 1) * CHUNK))
                    .forEach(signer::sign);
        });
    }

    private Zone zone(ZoneDraft draft, Comparison comparison, @Nullable Zone before) {
        List<NameDraft> all = new ArrayList<>(draft.names());
        all.addAll(draft.hashes());
        long count = all.stream().mapToLong(name -> name.sets().size()).sum();
        try {
            if (before != null
                    && (long) FEW
                                    * (comparison.changed().size()
                                            + comparison.gone().size())
                            < count) {
                return edited(comparison, before);
            }
            ZoneBuilder builder = new ZoneBuilder(apex);
            for (NameDraft name : all) {
                for (SetDraft set : name.sets()) {
                    set.records().forEach(record -> builder.add(set.owner(), record.encoded()));
                    set.signatures().forEach(record -> builder.add(set.owner(), record.encoded()));
                }
            }
            return builder.build();
        } catch (ZoneException e) {
            throw noZone(e);
        }
    }

    private static Zone edited(Comparison comparison, Zone before) {
        Editor editor = before.edit();
        comparison.gone().forEach(set -> editor.removeSet(set.owner(), set.type()));
        for (SetDraft set : comparison.changed()) {
            editor.removeSet(set.owner(), set.type());
            set.records().forEach(record -> editor.add(set.owner(), record.encoded()));
            set.signatures().forEach(record -> editor.add(set.owner(), record.encoded()));
        }
        try {
            return editor.build();
        } catch (ZoneException e) {
            throw noZone(e);
        }
    }

    private static IllegalStateException noZone(ZoneException e) {
        return new IllegalStateException("a zone with signatures is a zone: " + e.getMessage(), e);
    }

    /** When the first of signatures is to be renewed. */
    private Instant due(List<SetDraft> sets, Instant now) {
        int seconds = (int) now.getEpochSecond();
        long least = policy.times().lifetime().toSeconds();
        for (SetDraft set : sets) {
            for (DnsRr signature : set.signatures()) {
                Rdata.RRSIG rrsig = (Rdata.RRSIG) signature.asRecord().rdata();
                least = Math.min(least, (int) rrsig.expiration() - seconds);
            }
        }
        return now.plusSeconds(least).minus(policy.times().refresh());
    }
}
