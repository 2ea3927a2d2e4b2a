package org.mpl4j.dns.middleware;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.Dnsclass;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.runtime.codec.DnsName;

/** Says what server this is: texts of the class CHAOS (RFC 4892). What is not to be told is refused. */
public final class ChaosStage implements Stage {
    private static final int ANY = 255;

    /** The text of a name. */
    private static final class Text {
        private final DnsName name;
        private final Consumer<DnsRr.Builder.RecordRdataTXTStringsList> strings;

        private Text(String name, String text) {
            this.name = DnsName.of(name);
            this.strings = list -> list.add(text);
        }
    }

    private final Text[] texts;
    private final DnsRr.Builder.Content content = this::record;
    private @Nullable Text found;

    /**
     * Such a stage.
     *
     * @param version of {@code version.bind} and {@code version.server}, null to keep it secret
     * @param id of {@code id.server} and {@code hostname.bind}, null to keep it secret
     */
    public ChaosStage(@Nullable String version, @Nullable String id) {
        Map<String, String> byName = new LinkedHashMap<>();
        if (version != null) {
            byName.put("version.bind", version);
            byName.put("version.server", version);
        }
        if (id != null) {
            byName.put("id.server", id);
            byName.put("hostname.bind", id);
        }
        texts = byName.entrySet().stream()
                .map(text -> new Text(text.getKey(), text.getValue()))
                .toArray(Text[]::new);
    }

    @Override
    public Verdict handle(Query query, Answer answer) {
        if (query.dnsClass() != (int) Dnsclass.CH.value()) {
            return Verdict.NEXT;
        }
        found = null;
        for (Text text : texts) {
            if (text.name.equals(query.name())) {
                found = text;
            }
        }
        if (found == null) {
            return answer.error(Dns.Rcode.Refused);
        }
        answer.setAuthoritative(true);
        boolean isAsked = query.type() == (int) Rrtype.TXT.value() || query.type() == ANY;
        answer.setKind(isAsked ? Answer.Kind.POSITIVE : Answer.Kind.NODATA, query.nameHash());
        if (isAsked) {
            answer.answers().add(content);
        }
        return Verdict.ANSWERED;
    }

    private DnsRr.Builder.Complete record(DnsRr.Builder.NeedsName rr) {
        Text text = found;
        if (text == null) {
            throw new IllegalStateException("nothing was asked for");
        }
        return rr.name(text.name)
                .asRecord()
                .aclass(Dnsclass.CH)
                .ttl(0)
                .rdataAsTXT()
                .strings(text.strings);
    }
}
