package org.mpl4j.bench.dns;

import java.nio.ByteBuffer;
import org.mpl4j.bench.harness.FieldMix;
import org.mpl4j.bench.packets.dns.Dns;
import org.mpl4j.bench.packets.dns.DnsQuestion;
import org.mpl4j.bench.packets.dns.DnsRr;
import org.mpl4j.bench.packets.dns.EdnsOption;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;

/** Reads a message with generated views, as their users do: one parse, then accessors. */
public final class GeneratedDnsParser {
    private GeneratedDnsParser() {}

    /** The mix of a message that is a payload. */
    public static long parse(Bytes payload) {
        try {
            return message(Dns.parse(payload));
        } catch (ParseException e) {
            return FieldMix.REFUSED;
        }
    }

    static long parse(ByteBuffer buffer) {
        try {
            return message(Dns.parse(buffer));
        } catch (ParseException e) {
            return FieldMix.REFUSED;
        }
    }

    private static long message(Dns dns) {
        long mix = FieldMix.START;
        for (DnsQuestion question : dns.questions()) {
            mix = FieldMix.add(FieldMix.add(mix, question.qname().hashCode()), question.qtypeRaw());
        }
        return records(dns.additional(), records(dns.authority(), records(dns.answers(), mix)));
    }

    private static long records(DnsRr.Sequence records, long before) {
        long mix = before;
        for (DnsRr rr : records) {
            mix = FieldMix.add(FieldMix.add(mix, rr.name().hashCode()), rr.atypeRaw());
            if (rr.atypeKind() == DnsRr.AtypeKind.OPT) {
                DnsRr.AtypeBranch.OPT opt = rr.asOPT();
                mix = FieldMix.add(FieldMix.add(mix, opt.udpSize()), opt.dnssecOk() ? 1 : 0);
                for (EdnsOption option : opt.options()) {
                    mix = FieldMix.add(mix, option.codeRaw());
                }
                continue;
            }
            DnsRr.AtypeBranch.Record record = rr.asRecord();
            mix = FieldMix.add(mix, record.ttl());
            mix = switch (record.rdataKind()) {
                case A -> FieldMix.add(mix, record.rdataAsA().address());
                case AAAA -> ipv6(record.rdataAsAAAA().address(), mix);
                case CNAME -> FieldMix.add(mix, record.rdataAsCNAME().cname().hashCode());
                case NS -> FieldMix.add(mix, record.rdataAsNS().nsdname().hashCode());
                case PTR -> FieldMix.add(mix, record.rdataAsPTR().ptrdname().hashCode());
                case MX -> FieldMix.add(mix, record.rdataAsMX().exchange().hashCode());
                default -> mix;
            };
        }
        return mix;
    }

    private static long ipv6(Bytes address, long mix) {
        return FieldMix.add(FieldMix.add(mix, address.int64(0)), address.int64(8));
    }
}
