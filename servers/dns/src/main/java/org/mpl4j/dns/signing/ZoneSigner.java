package org.mpl4j.dns.signing;

import java.io.IOException;
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
     */
    public record Signed(Zone zone, int signatures, Instant due, boolean isDueToKeys) {}

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
    public Signed sign(Zone content, @Nullable Zone before) throws IOException {
        Instant now = clock.instant();
        KeyRoles roles = new KeyRoles(apex, keys(), now);
        ZoneDraft draft = ZoneDraft.of(content, roles, policy);
        if (before != null) {
            setSerial(draft, before.serial());
        }
        Comparison comparison = new Comparison(roles, now, policy.times().refresh());
        comparison.compare(draft.names(), before == null ? List.of() : before.nodes());
        comparison.compare(draft.hashes(), before == null ? List.of() : before.hashedNodes());
        if (before != null
                && comparison.changed().isEmpty()
                && comparison.gone().isEmpty()
                && !isOtherSerial(content.serial(), before.serial())) {
            return signed(before, 0, draft, roles, now);
        }
        long serial = policy.serial() == SigningPolicy.Serial.KEEP
                ? content.serial()
                : serials.next(content.serial(), before == null ? null : before.serial());
        SetDraft soa = setSerial(draft, serial);
        comparison.changed().removeIf(set -> set.type() == RrTypes.SOA);
        comparison.compare(soa, before == null ? null : before.apexNode().set(RrTypes.SOA));
        sign(comparison.changed(), now);
        Zone zone = zone(draft, comparison, before);
        if (policy.serial() == SigningPolicy.Serial.INCREMENT) {
            serials.write(serial);
        }
        int count = comparison.changed().stream()
                .mapToInt(set -> set.missing().size())
                .sum();
        return signed(zone, count, draft, roles, now);
    }

    private boolean isOtherSerial(long content, long before) {
        return policy.serial() == SigningPolicy.Serial.KEEP ? content != before : Serials.isNewer(content, before);
    }

    private static SetDraft setSerial(ZoneDraft draft, long serial) {
        SetDraft soa = Objects.requireNonNull(draft.apex().set(RrTypes.SOA), "a zone has a SOA record");
        DnsRr record = soa.records().iterator().next();
        SetDraft other = SetDraft.of(draft.apex().name(), List.of(RecordMaker.soa(record, serial)));
        draft.apex().replace(other);
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
                return edited(comparison, before.edit());
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
            throw new IllegalStateException("a zone with signatures is a zone: " + e.getMessage(), e);
        }
    }

    private static Zone edited(Comparison comparison, Editor editor) throws ZoneException {
        comparison.gone().forEach(set -> editor.removeSet(set.owner(), set.type()));
        for (SetDraft set : comparison.changed()) {
            editor.removeSet(set.owner(), set.type());
            set.records().forEach(record -> editor.add(set.owner(), record.encoded()));
            set.signatures().forEach(record -> editor.add(set.owner(), record.encoded()));
        }
        return editor.build();
    }

    private Signed signed(Zone zone, int signatures, ZoneDraft draft, KeyRoles roles, Instant now) {
        Instant due = now.plusSeconds(least(draft, now)).minus(policy.times().refresh());
        Instant next = roles.next();
        return next != null && next.isBefore(due)
                ? new Signed(zone, signatures, next, true)
                : new Signed(zone, signatures, due, false);
    }

    /** For how many seconds all signatures are valid. */
    private long least(ZoneDraft draft, Instant now) {
        int seconds = (int) now.getEpochSecond();
        long least = policy.times().lifetime().toSeconds();
        for (List<NameDraft> names : List.of(draft.names(), draft.hashes())) {
            for (NameDraft name : names) {
                for (SetDraft set : name.sets()) {
                    for (DnsRr signature : set.signatures()) {
                        Rdata.RRSIG rrsig = (Rdata.RRSIG) signature.asRecord().rdata();
                        least = Math.min(least, (int) rrsig.expiration() - seconds);
                    }
                }
            }
        }
        return least;
    }
}
