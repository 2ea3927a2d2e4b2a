package org.mpl4j.summon.names;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.Dnsclass;
import org.mpl4j.dns.zone.Editor;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.ZoneBuilder;
import org.mpl4j.dns.zone.ZoneException;
import org.mpl4j.dns.zone.file.ZoneFile;
import org.mpl4j.dns.zone.file.ZoneFileException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.summon.config.HostAddresses;
import org.mpl4j.summon.config.IpVersion;

/** Makes a zone of names and their addresses, beside the records of a zone file if there is one. */
public final class NameZone {
    private static final int ROOM = 1024;
    private static final long REFRESH = 3600;
    private static final long RETRY = 600;
    private static final long EXPIRE = 86_400;

    private NameZone() {}

    /**
     * Makes it.
     *
     * @param apex its name
     * @param addresses by the labels of names
     * @param ttl how long others may remember an address, or that there is none
     * @param serial of its SOA record, if it has no file
     * @param file further records, null for none
     * @throws IOException if the file is none of this zone, or contradicts the names; says where
     */
    public static Zone of(
            DnsName apex, Map<String, HostAddresses> addresses, Duration ttl, long serial, @Nullable Path file)
            throws IOException {
        try {
            Zone base = file == null ? bare(apex, ttl.toSeconds(), serial) : ZoneFile.read(apex, file);
            Editor editor = base.edit();
            for (Map.Entry<String, HostAddresses> entry : addresses.entrySet()) {
                DnsName owner = below(apex, entry.getKey());
                if (!editor.types(owner).isEmpty()) {
                    throw new IOException(file + " has records of " + owner + ", which the configuration has, too\n"
                            + "  help: remove them from one of both");
                }
                for (InetAddress address : entry.getValue().all()) {
                    editor.add(owner, address(address, ttl.toSeconds()));
                }
            }
            return editor.build();
        } catch (ZoneFileException | ZoneException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The name of a label in a zone. */
    public static DnsName below(DnsName apex, String label) {
        return DnsName.of(label + "." + apex);
    }

    private static Zone bare(DnsName apex, long ttl, long serial) throws ZoneException {
        DnsName server = below(apex, "ns");
        return new ZoneBuilder(apex)
                .add(
                        apex,
                        record(
                                ttl,
                                rr -> rr.rdataAsSOA()
                                        .mname(server)
                                        .rname(below(apex, "hostmaster"))
                                        .serial(serial)
                                        .refresh_(REFRESH)
                                        .retry(RETRY)
                                        .expire(EXPIRE)
                                        .minimum(ttl)))
                .add(apex, record(ttl, rr -> rr.rdataAsNS().nsdname(server)))
                .build();
    }

    private static Bytes address(InetAddress address, long ttl) {
        ByteBuffer octets = ByteBuffer.wrap(address.getAddress());
        return IpVersion.of(address) == IpVersion.V4
                ? record(ttl, rr -> rr.rdataAsA().address(Integer.toUnsignedLong(octets.getInt())))
                : record(ttl, rr -> rr.rdataAsAAAA().address(Bytes.wrap(octets.array())));
    }

    private static Bytes record(long ttl, Function<DnsRr.Builder.RecordNeedsRdata, DnsRr.Builder.Complete> data) {
        return Bytes.wrap(data.apply(DnsRr.builder(ByteBuffer.allocate(ROOM))
                        .name(DnsName.ROOT)
                        .asRecord()
                        .aclass(Dnsclass.IN)
                        .ttl(ttl))
                .build()
                .flip());
    }
}
