package org.mpl4j.bench.dns;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.AddressedEnvelope;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.dns.DatagramDnsResponse;
import io.netty.handler.codec.dns.DatagramDnsResponseEncoder;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DefaultDnsRawRecord;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsSection;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.bench.dns.DnsContent.Rr;

/** Builds the message with Netty's encoder, which compresses no names. The records are there before, as those of a server are. */
final class NettyDnsBuilder extends DatagramDnsResponseEncoder {
    private static final InetSocketAddress ANYBODY = new InetSocketAddress(0);

    private final DnsQuestion question = new DefaultDnsQuestion(DnsContent.QUESTION + ".", DnsRecordType.A);
    private final List<DnsRecord> answers = records(DnsContent.ANSWERS);
    private final List<DnsRecord> authority = records(DnsContent.AUTHORITY);
    private final List<DnsRecord> additional = records(DnsContent.GLUE);
    private final List<Object> encoded = new ArrayList<>(1);
    private ByteBuf out = Unpooled.EMPTY_BUFFER;

    NettyDnsBuilder() {
        ByteBuf option = Unpooled.buffer()
                .writeShort(DnsContent.COOKIE)
                .writeShort(DnsContent.CLIENT_COOKIE.length + DnsContent.SERVER_COOKIE.length)
                .writeBytes(DnsContent.CLIENT_COOKIE)
                .writeBytes(DnsContent.SERVER_COOKIE);
        additional.add(new DefaultDnsRawRecord(".", DnsRecordType.OPT, DnsContent.UDP_SIZE, 0, option));
    }

    // Netty's encoder takes envelopes of DnsResponse, and its only response is an envelope of itself.
    @SuppressWarnings("unchecked")
    int build(byte[] target, int id) {
        DatagramDnsResponse response = new DatagramDnsResponse(ANYBODY, ANYBODY, id & 0xffff);
        response.setAuthoritativeAnswer(true).setRecursionDesired(true).setRecord(DnsSection.QUESTION, question);
        add(response, DnsSection.ANSWER, answers);
        add(response, DnsSection.AUTHORITY, authority);
        add(response, DnsSection.ADDITIONAL, additional);
        out = Unpooled.wrappedBuffer(target).clear();
        encoded.clear();
        try {
            encode(
                    null,
                    (AddressedEnvelope<DnsResponse, InetSocketAddress>) (AddressedEnvelope<?, ?>) response,
                    encoded);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        response.release();
        return out.writerIndex();
    }

    @Override
    protected ByteBuf allocateBuffer(
            ChannelHandlerContext context, AddressedEnvelope<DnsResponse, InetSocketAddress> message) {
        return out;
    }

    private static void add(DatagramDnsResponse response, DnsSection section, List<DnsRecord> records) {
        for (DnsRecord record : records) {
            // The response releases its records with itself; these live on.
            response.addRecord(section, ((DefaultDnsRawRecord) record).retain());
        }
    }

    private static List<DnsRecord> records(List<Rr> records) {
        List<DnsRecord> made = new ArrayList<>();
        for (Rr rr : records) {
            byte[] data = rr.hasTarget() ? DnsContent.wire(rr.target()) : rr.address();
            made.add(new DefaultDnsRawRecord(
                    rr.owner() + ".", DnsRecordType.valueOf(rr.type()), rr.ttl(), Unpooled.wrappedBuffer(data)));
        }
        return made;
    }
}
