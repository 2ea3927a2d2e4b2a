package org.mpl4j.runtime.codec;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.Codec;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;

/**
 * {@code mpint} (RFC 4251 section 5): a length of 4 bytes, then so many bytes of two's complement. Written in the
 * shortest form, zero as no bytes; other forms are read and kept. As text it is the content in hexadecimal.
 */
public final class MpintCodec implements Codec<Mpint> {
    /** The only one that is needed. */
    public static final MpintCodec INSTANCE = new MpintCodec();

    private static final int PREFIX_BYTES = 4;

    private MpintCodec() {}

    @Override
    public int skip(ByteBuffer b, int start, int limit, int origin, Limits limits) throws ParseException {
        return PrefixedBytes.skip(b, start, limit, PREFIX_BYTES, false, null);
    }

    @Override
    public int end(ByteBuffer b, int start, int limit, int origin) {
        return PrefixedBytes.end(b, start, PREFIX_BYTES, false);
    }

    @Override
    public Mpint read(ByteBuffer b, int start, int end, int origin) {
        return Mpint.ofContent(PrefixedBytes.get(b, start, end, PREFIX_BYTES));
    }

    @Override
    public void write(PacketWriter out, Mpint value) {
        PrefixedBytes.write(out, null, value.canonical(), PREFIX_BYTES, false);
    }

    @Override
    public String toText(Mpint value) {
        return value.content().hex();
    }

    @Override
    public Mpint fromText(String text) {
        return Mpint.ofContent(Bytes.ofHex(text));
    }
}
