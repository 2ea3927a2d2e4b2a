package org.mpl4j.bench.dns;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.socket.DatagramPacket;
import io.netty.handler.codec.dns.DatagramDnsResponse;
import io.netty.handler.codec.dns.DatagramDnsResponseDecoder;
import io.netty.handler.codec.dns.DefaultDnsRecordDecoder;
import io.netty.handler.codec.dns.DnsPtrRecord;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRawRecord;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsSection;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.bench.harness.FieldMix;

/** Reads a message with Netty's decoder: names become strings, data stays bytes, in which pointers are resolved. */
final class NettyDnsParser extends DatagramDnsResponseDecoder {
    private static final InetSocketAddress ANYBODY = new InetSocketAddress(0);

    private final List<Object> decoded = new ArrayList<>(1);

    long parse(byte[] bytes) {
        decoded.clear();
        try {
            decode(null, new DatagramPacket(Unpooled.wrappedBuffer(bytes), ANYBODY, ANYBODY), decoded);
        } catch (Exception e) {
            return FieldMix.REFUSED;
        }
        DatagramDnsResponse response = (DatagramDnsResponse) decoded.get(0);
        DnsQuestion question = response.recordAt(DnsSection.QUESTION);
        long mix = FieldMix.add(FieldMix.START, LibraryMix.hash(question.name()));
        mix = FieldMix.add(mix, question.type().intValue());
        mix = section(response, DnsSection.ANSWER, mix);
        mix = section(response, DnsSection.AUTHORITY, mix);
        mix = section(response, DnsSection.ADDITIONAL, mix);
        response.release();
        return mix;
    }

    private static long section(DatagramDnsResponse response, DnsSection section, long before) {
        long mix = before;
        for (int i = 0; i < response.count(section); i++) {
            DnsRecord record = response.recordAt(section, i);
            mix = FieldMix.add(mix, record.name().isEmpty() ? 1 : LibraryMix.hash(record.name()));
            mix = FieldMix.add(mix, record.type().intValue());
            mix = data(record, mix);
        }
        return mix;
    }

    private static long data(DnsRecord record, long before) {
        int type = record.type().intValue();
        if (record instanceof DnsPtrRecord ptr) {
            return FieldMix.add(FieldMix.add(before, record.timeToLive()), LibraryMix.hash(ptr.hostname()));
        }
        ByteBuf content = ((DnsRawRecord) record).content();
        int at = content.readerIndex();
        if (type == DnsContent.OPT) {
            return opt(record, content, before);
        }
        long mix = FieldMix.add(before, record.timeToLive());
        return switch (type) {
            case DnsContent.A -> FieldMix.add(mix, content.getUnsignedInt(at));
            case DnsContent.AAAA -> FieldMix.add(FieldMix.add(mix, content.getLong(at)), content.getLong(at + 8));
            case DnsContent.CNAME, DnsContent.NS ->
                FieldMix.add(mix, LibraryMix.hash(DefaultDnsRecordDecoder.decodeName(content)));
            default -> mix;
        };
    }

    private static long opt(DnsRecord record, ByteBuf content, long before) {
        long mix = FieldMix.add(FieldMix.add(before, record.dnsClass()), record.timeToLive() >> 15 & 1);
        int at = content.readerIndex();
        while (at < content.writerIndex()) {
            mix = FieldMix.add(mix, content.getUnsignedShort(at));
            at += 4 + content.getUnsignedShort(at + 2);
        }
        return mix;
    }
}
