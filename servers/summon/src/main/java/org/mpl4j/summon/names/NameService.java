package org.mpl4j.summon.names;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.answer.Authority;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.middleware.CookieSecrets;
import org.mpl4j.dns.middleware.CookieStage;
import org.mpl4j.dns.middleware.EdnsStage;
import org.mpl4j.dns.middleware.FormStage;
import org.mpl4j.dns.middleware.Memo;
import org.mpl4j.dns.middleware.OperationStage;
import org.mpl4j.dns.middleware.OptionStage;
import org.mpl4j.dns.middleware.Pipeline;
import org.mpl4j.dns.middleware.RefuseStage;
import org.mpl4j.dns.middleware.Stage;
import org.mpl4j.dns.server.Answering;
import org.mpl4j.dns.service.Service;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.Zones;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.servers.common.metrics.PrometheusText;
import org.mpl4j.servers.common.operate.HeldLog;
import org.mpl4j.summon.config.FixedName;
import org.mpl4j.summon.config.ForwardConfig;
import org.mpl4j.summon.config.HostAddresses;
import org.mpl4j.summon.config.SummonConfig;

/** What a directory answers with: its zone, and resolvers for others. Names whose addresses are asked for are told to a {@link Summoner}. */
public final class NameService implements Answering {
    private static final System.Logger LOG = HeldLog.logger("org.mpl4j.summon.names");
    private static final int UDP_SIZE = 1232;
    private static final int MEMO_LOG2 = 10;
    private static final int KEEPALIVE_TENTHS = 300;
    private static final long MILLIS = 1000;

    private final Zones zones = new Zones();
    private final AtomicLong version = new AtomicLong();
    private final CookieSecrets cookies;
    private final Summoner summoner;
    private volatile Map<DnsName, String> names = Map.of();
    private volatile @Nullable Forwarder forwarder;
    private @Nullable ForwardConfig forward;
    private @Nullable DnsName apex;

    /** One that has no zone yet. */
    public NameService(Summoner summoner) {
        this.summoner = summoner;
        byte[] secret = new byte[CookieSecrets.SECRET_OCTETS];
        new SecureRandom().nextBytes(secret);
        cookies = new CookieSecrets(Bytes.wrap(secret), null);
        zones.listen((before, after) -> version.incrementAndGet());
    }

    /**
     * Answers from now on with the names of a configuration.
     *
     * @param addresses of its appliances
     * @throws IOException if its zone file is not right; says where, and nothing is changed
     */
    public synchronized void load(SummonConfig config, Map<String, HostAddresses> addresses) throws IOException {
        Map<String, HostAddresses> all = new HashMap<>(addresses);
        config.fixed().forEach((FixedName one) -> all.put(one.name(), one.addresses()));
        long serial = System.currentTimeMillis() / MILLIS;
        Zone zone = NameZone.of(config.zone(), all, config.ttl(), serial, config.zoneFile());
        Map<DnsName, String> next = new HashMap<>();
        config.appliances().forEach(one -> next.put(NameZone.below(lower(config.zone()), one.name()), one.name()));
        DnsName before = apex;
        if (before != null && !before.equalsIgnoreCase(zone.apex())) {
            zones.remove(before);
        }
        apex = zone.apex();
        names = next;
        zones.put(zone);
        if (!java.util.Objects.equals(forward, config.forward()) || forwarder == null) {
            forward = config.forward();
            forwarder = forward == null ? null : new Forwarder(forward);
        }
    }

    private static DnsName lower(DnsName name) {
        return DnsName.of(name.toString().toLowerCase(java.util.Locale.ROOT));
    }

    @Override
    public Service newService() {
        List<Stage> before = List.of(
                new FormStage(),
                new EdnsStage(UDP_SIZE),
                new OptionStage(null, KEEPALIVE_TENTHS),
                new CookieStage(cookies, false),
                new OperationStage(Map.of()),
                new SummonStage(() -> names, summoner));
        List<Stage> answering = new ArrayList<>();
        answering.add(new Authority(zones::find));
        answering.add((query, answer) -> {
            Forwarder now = forwarder;
            return now == null ? Stage.Verdict.NEXT : new ForwardStage(now).handle(query, answer);
        });
        answering.add(new RefuseStage());
        return new Pipeline(
                new Pipeline.Stages(before, answering, List.of()),
                new Memo(version::getAcquire, MEMO_LOG2, UDP_SIZE, UDP_SIZE << MEMO_LOG2),
                UDP_SIZE,
                System::currentTimeMillis,
                failure -> LOG.log(System.Logger.Level.ERROR, "a query was answered with SERVFAIL", failure));
    }

    @Override
    public void start() {
        // Nothing works beside answers.
    }

    @Override
    public String reload(Config config) {
        return status();
    }

    @Override
    public void measure(PrometheusText text) {
        Forwarder now = forwarder;
        if (now != null) {
            text.metric("mpl_summon_forwarded_total", "counter", "Queries for names of others.")
                    .value("mpl_summon_forwarded_total", (double) now.answered(), "result", "answered")
                    .value("mpl_summon_forwarded_total", (double) now.unanswered(), "result", "failed");
        }
    }

    @Override
    public String status() {
        return names.size() + " appliances";
    }

    @Override
    public String problem() {
        return "";
    }

    @Override
    public void close() {
        // Queries on their way to resolvers end by themselves.
    }
}
