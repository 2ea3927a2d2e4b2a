package org.mpl4j.tcpip.ip;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.packets.tcpip.Ipv4Pair;
import org.mpl4j.tcpip.packets.tcpip.Ipv6Number;
import org.mpl4j.tcpip.packets.tcpip.Ipv6Pair;

/** Source and destination of a packet, as numbers and as bytes: the latter are what headers of IPv6 and pseudo-headers take. */
public final class AddressPair {
    private static final int V4_OCTETS = 8;
    private static final int V6_OCTETS = 32;

    private final ByteBuffer v4 = ByteBuffer.allocateDirect(V4_OCTETS);
    private final ByteBuffer v6 = ByteBuffer.allocateDirect(V6_OCTETS);
    private final Bytes v4Bytes = Bytes.wrap(v4.duplicate());
    private final Bytes v6Bytes = Bytes.wrap(v6.duplicate());
    private final Bytes sourceBytes;
    private final Bytes destBytes;
    private final PacketWriter out = new PacketWriter();
    private final Ipv4Pair.Writer v4Writer = new Ipv4Pair.Writer();
    private final Ipv6Pair.Writer v6Writer = new Ipv6Pair.Writer();
    private final Ipv4Pair.Builder.Content v4Content = this::v4;
    private final Ipv6Pair.Builder.Content v6Content = this::v6;
    private final Ipv6Number.Builder.Content sourceContent = this::source;
    private final Ipv6Number.Builder.Content destContent = this::dest;
    private long sourceHigh;
    private long sourceLow;
    private long destHigh;
    private long destLow;

    /** From {@code ::} to {@code ::}. */
    public AddressPair() {
        try {
            Ipv6Pair pair = Ipv6Pair.parse(v6);
            sourceBytes = pair.source().encoded();
            destBytes = pair.dest().encoded();
        } catch (ParseException e) {
            throw new IllegalStateException("a pair has 32 bytes", e);
        }
    }

    /** Sets both addresses, which are of one version. */
    public void set(long fromHigh, long fromLow, long toHigh, long toLow) {
        if (fromHigh == sourceHigh && fromLow == sourceLow && toHigh == destHigh && toLow == destLow) {
            return;
        }
        sourceHigh = fromHigh;
        sourceLow = fromLow;
        destHigh = toHigh;
        destLow = toLow;
        if (isV4()) {
            out.reset(v4.clear());
            v4Writer.write(out, v4Content);
        } else {
            out.reset(v6.clear());
            v6Writer.write(out, v6Content);
        }
    }

    private Ipv4Pair.Builder.Complete v4(Ipv4Pair.Builder.NeedsSource builder) {
        return builder.source(IpAddress.v4OfLow(sourceLow)).dest(IpAddress.v4OfLow(destLow));
    }

    private Ipv6Pair.Builder.Complete v6(Ipv6Pair.Builder.NeedsSource builder) {
        return builder.source(sourceContent).dest(destContent);
    }

    private Ipv6Number.Builder.Complete source(Ipv6Number.Builder.NeedsHigh builder) {
        return builder.high(sourceHigh).low(sourceLow);
    }

    private Ipv6Number.Builder.Complete dest(Ipv6Number.Builder.NeedsHigh builder) {
        return builder.high(destHigh).low(destLow);
    }

    /** Whether the addresses are those of IPv4. */
    public boolean isV4() {
        return IpAddress.isV4(destHigh, destLow);
    }

    /** Both, as checksums of what is in packets take them. */
    public Bytes pseudo() {
        return isV4() ? v4Bytes : v6Bytes;
    }

    /** The source, as IPv6 has it. */
    public Bytes sourceBytes() {
        return sourceBytes;
    }

    /** The destination, as IPv6 has it. */
    Bytes destBytes() {
        return destBytes;
    }

    /** The source. */
    public long sourceHigh() {
        return sourceHigh;
    }

    /** The source. */
    public long sourceLow() {
        return sourceLow;
    }

    /** The destination. */
    public long destHigh() {
        return destHigh;
    }

    /** The destination. */
    public long destLow() {
        return destLow;
    }

    /** The source, as an object. */
    public IpAddress source() {
        return new IpAddress(sourceHigh, sourceLow);
    }

    /** The destination, as an object. */
    public IpAddress dest() {
        return new IpAddress(destHigh, destLow);
    }
}
