package org.mpl4j.dns.signing;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.SigningPolicy;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.Zones;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.servers.common.operate.HeldLog;

/** A zone that is signed here, and when it is to be signed again. For any number of threads. */
final class SignedZone {
    /** What was wrong may be right after so long. */
    private static final Duration RETRY = Duration.ofMinutes(5);

    /** Signatures that end one after the other are renewed together: a zone is looked at no more often than this, or a fraction of how early they are renewed. */
    private static final Duration AT_MOST_EVERY = Duration.ofHours(1);

    private static final int FRACTION = 20;

    private static final System.Logger LOG = HeldLog.logger("org.mpl4j.dns.signing");

    private final DnsName apex;
    private final ZoneSigner signer;
    private final Zones zones;
    private final InstantSource clock;
    private final SignedCopy copy;
    private Instant due = Instant.MIN;
    private volatile String problem = "";

    /** What was signed last, if it was to be remembered. */
    private @Nullable Zone content;

    private ZoneSigner.@Nullable Signed last;

    /** The keys that the parent was to be told of, when this was last said. */
    private List<String> told = List.of();

    SignedZone(DnsName apex, SigningPolicy policy, Zones zones, InstantSource clock) {
        this.apex = apex;
        this.signer = new ZoneSigner(apex, policy, clock);
        this.zones = zones;
        this.clock = clock;
        this.copy = new SignedCopy(apex, signer.copyFile());
    }

    SigningPolicy policy() {
        return signer.policy();
    }

    /** What keeps it from being signed, empty if nothing does. */
    String problem() {
        return problem;
    }

    /**
     * Serves a version.
     *
     * @param fresh without signatures
     * @param isRemembered whether to remember it, so that the next version need not be looked through if it was made of this one
     * @return what is served
     * @throws IOException if it can't be signed, and what was served before still is; says why
     */
    synchronized Zone serve(Zone fresh, boolean isRemembered) throws IOException {
        Zone served = zones.get(apex);
        Zone known = content;
        ZoneSigner.Signed before = last;
        ZoneSigner.Signed signed = null;
        long start = System.nanoTime();
        if (known != null && before != null && before.zone() == served) {
            signed = signer.signChange(fresh, known, before);
        }
        if (signed != null) {
            due = signed.due().isBefore(due) ? signed.due() : due;
            said(System.Logger.Level.DEBUG, signed, start);
            last = signed;
        } else {
            // One that was not signed is not one to go by.
            signed = sign(fresh, served != null && served.isSigned() ? served : null);
        }
        content = isRemembered ? fresh : null;
        return put(signed.zone(), served);
    }

    private Zone put(Zone signed, @Nullable Zone served) {
        if (signed != served) {
            zones.put(signed);
        }
        return signed;
    }

    private ZoneSigner.Signed sign(Zone fresh, @Nullable Zone served) throws IOException {
        due = clock.instant().plus(RETRY);
        try {
            Zone before = served == null ? copy.load() : served;
            long start = System.nanoTime();
            ZoneSigner.Signed signed = signer.sign(fresh, before);
            Instant soonest = clock.instant().plus(pause(signer.policy()));
            due = signed.isDueToKeys() || signed.due().isAfter(soonest) ? signed.due() : soonest;
            problem = "";
            said(System.Logger.Level.INFO, signed, start);
            tellOfDs();
            last = signed;
            return signed;
        } catch (IOException e) {
            problem = "zone " + apex + " can't be signed: " + e.getMessage();
            throw e;
        }
    }

    private void said(System.Logger.Level level, ZoneSigner.Signed signed, long start) {
        double seconds =
                (System.nanoTime() - start) / (double) Duration.ofSeconds(1).toNanos();
        LOG.log(
                level,
                () -> String.format(
                        Locale.ROOT,
                        "zone %s serial %d: %d new signatures in %.2f s; next at %s",
                        apex,
                        signed.zone().serial(),
                        signed.signatures(),
                        seconds,
                        due));
    }

    private static Duration pause(SigningPolicy policy) {
        Duration fraction = policy.times().refresh().dividedBy(FRACTION);
        return fraction.compareTo(AT_MOST_EVERY) < 0 ? fraction : AT_MOST_EVERY;
    }

    private void tellOfDs() throws IOException {
        List<String> ds = ds();
        if (!ds.equals(told)) {
            told = ds;
            LOG.log(System.Logger.Level.INFO, () -> "for the zone above " + apex + ": " + String.join("; ", ds));
        }
    }

    /** Signs it again if it is time, and serves that. */
    synchronized void renew(Instant now) {
        Zone before = zones.get(apex);
        if (before != null && !due.isAfter(now)) {
            try {
                put(sign(before, before).zone(), before);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.ERROR, problem);
            }
        }
    }

    /** The DS records for the zone above, as master files have them. */
    List<String> ds() throws IOException {
        return signer.inSync().stream().map(ZoneKey::ds).toList();
    }

    /**
     * Writes the version that is served to the disk, unless that was done a short time ago.
     *
     * @param isLast whether nobody will call this again
     */
    void save(boolean isLast) {
        ZoneSigner.Signed signed;
        synchronized (this) {
            signed = last;
        }
        if (signed != null) {
            copy.save(signed.zone(), clock.instant(), isLast);
        }
    }
}
