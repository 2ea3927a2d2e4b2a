package org.mpl4j.dns.signing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.zone.Node;
import org.mpl4j.dns.zone.RrSet;
import org.mpl4j.dns.zone.RrTypes;
import org.mpl4j.dns.zone.Texts;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.file.ZoneWriter;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;

/** Has dnsjava look at signed zones. */
final class Verification {
    private Verification() {}

    static List<Record> records(Node node, RrSet set) throws Exception {
        StringBuilder text = new StringBuilder();
        for (DnsRr record : set) {
            text.append(ZoneWriter.line(node.name(), record)).append('\n');
        }
        return Texts.records(".", text.toString());
    }

    static List<DNSKEYRecord> keys(Zone zone) throws Exception {
        List<DNSKEYRecord> keys = new ArrayList<>();
        for (Record record : records(zone.apexNode(), zone.apexNode().set(RrTypes.DNSKEY))) {
            keys.add((DNSKEYRecord) record);
        }
        return keys;
    }

    /** Has dnsjava verify all signatures; how many there are. */
    static int verify(Instant now, Zone zone) throws Exception {
        List<DNSKEYRecord> keys = keys(zone);
        int count = 0;
        List<Node> all = new ArrayList<>(zone.nodes());
        all.addAll(zone.hashedNodes());
        for (Node node : all) {
            for (int i = 0; i < node.setCount(); i++) {
                RrSet set = node.setAt(i);
                if (set.signatures() != null) {
                    RRset rrset = new RRset();
                    records(node, set).forEach(rrset::addRR);
                    for (Record record : records(node, set.signatures())) {
                        RRSIGRecord signature = (RRSIGRecord) record;
                        DNSKEYRecord key = keys.stream()
                                .filter(one -> one.getFootprint() == signature.getFootprint())
                                .findFirst()
                                .orElseThrow();
                        DNSSEC.verify(rrset, signature, key, now);
                        count++;
                    }
                }
            }
        }
        return count;
    }
}
