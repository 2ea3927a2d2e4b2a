package org.mpl4j.dns.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.CatalogRole;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.zone.PlainRecords;
import org.mpl4j.dns.zone.Serials;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.ZoneBuilder;
import org.mpl4j.dns.zone.ZoneChange;
import org.mpl4j.dns.zone.ZoneException;
import org.mpl4j.dns.zone.file.ZoneFile;
import org.mpl4j.dns.zone.file.ZoneFileException;
import org.mpl4j.dns.zone.file.ZoneWriter;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.servers.common.operate.HeldLog;

/** Makes catalogs of the zones of a configuration that are to be members. For one thread. */
public final class MadeCatalogs {
    private static final System.Logger LOG = HeldLog.logger("org.mpl4j.dns.catalog");

    /** Consumers ask this often; NOTIFY has them ask at once. */
    private static final int REFRESH = 3600;

    private static final int RETRY = 600;
    private static final int EXPIRE = 2_147_483_646;
    private static final int LABEL_OCTETS = 16;

    /** RFC 9432 section 4: there is no use in any name server. */
    private static final DnsName INVALID = DnsName.of("invalid");

    private final InstantSource clock;
    private final PlainRecords records = new PlainRecords();

    /**
     * Such a maker.
     *
     * @param clock says which serial number a catalog begins with
     */
    public MadeCatalogs(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Makes a catalog.
     *
     * @param catalog its configuration; if it has a file, this is where it is kept, so that it does not change at each start
     * @param all zones of the configuration
     * @param served what is served, null if it is not yet
     * @return what is to be served: the same if no member came, went or changed
     */
    public Zone make(ZoneConfig catalog, List<ZoneConfig> all, @Nullable Zone served) {
        Zone before = served == null ? kept(catalog) : served;
        long now = clock.instant().getEpochSecond();
        if (before != null) {
            Zone same = build(catalog.name(), all, before.serial());
            if (ZoneChange.between(before, same).isEmpty()) {
                return before;
            }
            now = Serials.isNewer(now, before.serial()) ? now : Serials.next(before.serial());
        }
        Zone made = build(catalog.name(), all, now & 0xffff_ffffL);
        keep(catalog, made);
        return made;
    }

    private static @Nullable Zone kept(ZoneConfig catalog) {
        Path file = catalog.file();
        if (file == null || !Files.exists(file)) {
            return null;
        }
        try {
            return ZoneFile.read(catalog.name(), file);
        } catch (ZoneFileException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the catalog " + catalog.name() + " is made anew, as " + file + " can't be read: "
                            + e.getMessage());
            return null;
        }
    }

    private static void keep(ZoneConfig catalog, Zone made) {
        Path file = catalog.file();
        try {
            if (file != null) {
                ZoneWriter.write(made, file);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the catalog " + catalog.name() + " is not kept in " + file, e);
        }
    }

    private Zone build(DnsName apex, List<ZoneConfig> all, long serial) {
        ZoneBuilder builder = new ZoneBuilder(apex);
        builder.add(
                apex,
                record(rr -> rr.rdataAsSOA()
                        .mname(INVALID)
                        .rname(INVALID)
                        .serial(serial)
                        .refresh_(REFRESH)
                        .retry(RETRY)
                        .expire(EXPIRE)
                        .minimum(0)));
        builder.add(apex, record(rr -> rr.rdataAsNS().nsdname(INVALID)));
        builder.add(CatalogNames.below(apex, CatalogNames.VERSION), text(CatalogContent.VERSION));
        DnsName zones = CatalogNames.below(apex, CatalogNames.ZONES);
        for (ZoneConfig zone : all) {
            if (zone.catalog() instanceof CatalogRole.Member member
                    && member.catalog().equalsIgnoreCase(apex)) {
                DnsName node = CatalogNames.below(zones, label(zone.name()));
                builder.add(node, record(rr -> rr.rdataAsPTR().ptrdname(zone.name())));
                String group = member.group();
                if (group != null) {
                    builder.add(CatalogNames.below(node, CatalogNames.GROUP), text(group));
                }
            }
        }
        try {
            return builder.build();
        } catch (ZoneException e) {
            throw new IllegalStateException("a catalog is a zone: " + e.getMessage(), e);
        }
    }

    /** The same for a zone at all times. */
    private static String label(DnsName zone) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(CatalogNames.key(zone).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, LABEL_OCTETS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Bytes text(String text) {
        return record(rr -> rr.rdataAsTXT().strings(strings -> strings.add(text)));
    }

    private Bytes record(Function<DnsRr.Builder.RecordNeedsRdata, DnsRr.Builder.Complete> data) {
        return records.make(0, data);
    }
}
