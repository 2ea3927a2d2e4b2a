package org.mpl4j.dns.answer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.middleware.Answer;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.zone.Node;
import org.mpl4j.dns.zone.RrSet;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/** What a DNAME record makes of the names below it (RFC 6672 section 3): aliases, each with a CNAME record that is made for it. */
final class DnameAlias {
    private static final int MAX_NAME = 255;

    private final Reply reply;
    private final Node node;

    DnameAlias(Reply reply, Node node) {
        this.reply = reply;
        this.node = node;
    }

    /** The new name, null if there is none to go on with. */
    @Nullable
    DnsName rename(DnsName name, int type) {
        RrSet set = node.set(Types.DNAME);
        if (set == null) {
            throw new IllegalStateException(node + " has no DNAME record");
        }
        Answer answer = reply.answer();
        answer.setKind(Answer.Kind.POSITIVE, node.name().hashCodeIgnoreCase());
        boolean isLoop = answer.answers().contains(node.name(), set);
        reply.answer(node.name(), set);
        DnsName target = set.first().asRecord().rdataAsDNAME().target();
        DnsName renamed = substitute(name, target);
        if (renamed == null) {
            answer.setRcode(Dns.Rcode.YXDomain);
            return null;
        }
        answer.answers()
                .add(rr ->
                        rr.name(name).asRecord().ttl(set.ttl()).rdataAsCNAME().cname(renamed));
        return isLoop || type == Types.CNAME || type == Types.ANY ? null : renamed;
    }

    /** Null if the name would be too long. */
    private @Nullable DnsName substitute(DnsName name, DnsName target) {
        int octets = name.wireLength() - node.name().wireLength() + target.wireLength();
        if (octets > MAX_NAME) {
            return null;
        }
        List<Bytes> own = name.labels();
        List<Bytes> labels =
                new ArrayList<>(own.subList(0, own.size() - node.name().labelCount()));
        labels.addAll(target.labels());
        return DnsName.ofLabels(labels);
    }
}
