package org.mpl4j.summon.names;

import java.util.Map;
import java.util.function.Supplier;
import org.mpl4j.dns.middleware.Answer;
import org.mpl4j.dns.middleware.Query;
import org.mpl4j.dns.middleware.Stage;
import org.mpl4j.dns.packets.dns.Dnsclass;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.runtime.codec.DnsName;

/** Has the appliance started whose address is asked for. It has no say in the answer, which does not wait for it. */
final class SummonStage implements Stage {
    private static final int QUERY = 0;
    private static final int IN = (int) Dnsclass.IN.value();
    private static final int A = (int) Rrtype.A.value();
    private static final int AAAA = (int) Rrtype.AAAA.value();

    private final Supplier<Map<DnsName, String>> names;
    private final Summoner summoner;

    /**
     * Such a stage.
     *
     * @param names of appliances, in small letters, and their labels
     */
    SummonStage(Supplier<Map<DnsName, String>> names, Summoner summoner) {
        this.names = names;
        this.summoner = summoner;
    }

    @Override
    public Verdict handle(Query query, Answer answer) {
        boolean isForAddress = query.type() == A || query.type() == AAAA;
        if (isForAddress && query.questionCount() == 1 && query.opcode() == QUERY && query.dnsClass() == IN) {
            String name = names.get().get(query.name());
            if (name != null) {
                summoner.summon(name);
            }
        }
        return Verdict.NEXT;
    }
}
