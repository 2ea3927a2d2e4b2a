package org.mpl4j.dns.middleware;

import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.runtime.codec.DnsName;

/** Writes records of zones into messages: owner and time to live are given, the data is that of the record, with its names compressed where they may be. */
final class Records {
    private final DnsRr.Builder.Content content = this::write;
    private DnsName owner = DnsName.ROOT;
    private long ttl;
    private @Nullable DnsRr rr;

    Records() {}

    /** Begins with a set. */
    void begin(@Nullable DnsName name, long seconds) {
        owner = name == null ? DnsName.ROOT : name;
        ttl = seconds;
    }

    /** The next record of the set. */
    void set(DnsRr next) {
        rr = next;
    }

    /** What writes it. */
    DnsRr.Builder.Content content() {
        return content;
    }

    private DnsRr.Builder.Complete write(DnsRr.Builder.NeedsName builder) {
        if (rr == null) {
            throw new IllegalStateException("there is no record");
        }
        DnsRr.AtypeBranch.Record record = rr.asRecord();
        return builder.name(owner)
                .asRecord()
                .aclass(record.aclassRaw())
                .ttl(ttl)
                .rdata(record.rdata());
    }
}
