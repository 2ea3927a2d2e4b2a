package org.mpl4j.runtime.codec;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.Codec;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.wire.Labels;

/**
 * {@code dns_label_comp}: a domain name (RFC 1035 sections 3.1 and 4.1.4). Reads compressed names; writes with
 * compression: the longest suffix that was written before, byte by byte the same, becomes a pointer to its latest plain
 * occurrence.
 */
public final class CompressedDnsNameCodec implements Codec<DnsName> {
    /** The only one that is needed. */
    public static final CompressedDnsNameCodec INSTANCE = new CompressedDnsNameCodec();

    private CompressedDnsNameCodec() {}

    /**
     * {@inheritDoc}
     *
     * @throws ParseException (TRUNCATED) if the window ends inside the name; (INVALID) if a label has more than 63
     *     octets or the name more than 255, or a pointer does not lead to an earlier run of labels that ends before
     *     whatever points to it; (LIMIT) if it has more pointers than allowed
     */
    @Override
    public int skip(ByteBuffer b, int start, int limit, int origin, Limits limits) throws ParseException {
        return DnsNames.skip(b, start, limit, origin, limits);
    }

    @Override
    public int end(ByteBuffer b, int start, int limit, int origin) {
        return Labels.end(b, start);
    }

    @Override
    public DnsName read(ByteBuffer b, int start, int end, int origin) {
        return new DnsName(b, start, origin);
    }

    @Override
    public void write(PacketWriter out, DnsName value) {
        DnsNames.write(out, value, true);
    }

    @Override
    public String toText(DnsName value) {
        return value.toString();
    }

    @Override
    public DnsName fromText(String text) {
        return DnsName.of(text);
    }
}
