package org.mpl4j.dns.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.answer.Authority;
import org.mpl4j.dns.config.ServerConfig;
import org.mpl4j.dns.middleware.ChaosStage;
import org.mpl4j.dns.middleware.CookieSecrets;
import org.mpl4j.dns.middleware.CookieStage;
import org.mpl4j.dns.middleware.EdnsStage;
import org.mpl4j.dns.middleware.FormStage;
import org.mpl4j.dns.middleware.Memo;
import org.mpl4j.dns.middleware.OperationStage;
import org.mpl4j.dns.middleware.OptionStage;
import org.mpl4j.dns.middleware.Pipeline;
import org.mpl4j.dns.middleware.Query;
import org.mpl4j.dns.middleware.RateLimiter;
import org.mpl4j.dns.middleware.RateStage;
import org.mpl4j.dns.middleware.RefuseStage;
import org.mpl4j.dns.middleware.Stage;
import org.mpl4j.dns.middleware.TsigStage;
import org.mpl4j.dns.secondary.UnavailableStage;
import org.mpl4j.dns.service.Service;
import org.mpl4j.dns.transfer.NotifyStage;
import org.mpl4j.dns.transfer.TransferStage;
import org.mpl4j.dns.tsig.TsigCheck;
import org.mpl4j.dns.update.LaterStage;
import org.mpl4j.dns.update.SlowLane;
import org.mpl4j.dns.update.UpdateStage;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.servers.common.operate.HeldLog;
import org.mpl4j.servers.common.random.SystemRandom;

/** Makes the services of the threads, from what the configuration says of the server's behaviour; what they share is here. */
final class Pipelines implements AutoCloseable {
    private static final System.Logger LOG = HeldLog.logger("org.mpl4j.dns.answer");
    private static final long MILLIS = 1000;
    private static final int MEMO_LOG2 = 17;
    private static final int MEMO_OCTETS = 1232;
    private static final int MEMO_TOTAL = 32 << 20;
    private static final int RATES_LOG2 = 18;
    private static final int RATE_WINDOW = 15;
    private static final int KEEPALIVE_MILLIS = 100;
    private static final int UPDATE = 5;
    private static final int MAX_KEEPALIVE = 0xffff;

    private final ServerConfig config;
    private final ServedZones zones;
    private final TsigCheck signatures;
    private final @Nullable CookieSecrets cookies;
    private final @Nullable RateLimiter rates;
    private final SlowLane slowLane = new SlowLane(this::newSlowService);

    Pipelines(ServerConfig config, ServedZones zones) throws IOException {
        this.config = config;
        this.zones = zones;
        this.signatures = new TsigCheck(zones::keys, () -> System.currentTimeMillis() / MILLIS);
        this.cookies = config.cookies() ? new CookieSecrets(secret(config.cookieSecret()), null) : null;
        ServerConfig.RateLimit limit = config.rateLimit();
        this.rates = limit == null
                ? null
                : new RateLimiter(
                        new RateLimiter.Limits(
                                limit.responsesPerSecond(),
                                RATE_WINDOW,
                                RateLimiter.Limits.DEFAULT_IPV4_PREFIX,
                                RateLimiter.Limits.DEFAULT_IPV6_PREFIX),
                        RATES_LOG2,
                        new SystemRandom().nextLong());
    }

    private static Bytes secret(@Nullable Path file) throws IOException {
        if (file == null) {
            byte[] secret = new byte[CookieSecrets.SECRET_OCTETS];
            new SystemRandom().nextBytes(secret);
            return Bytes.wrap(secret);
        }
        String digits = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (!digits.matches("[0-9a-fA-F]{" + 2 * CookieSecrets.SECRET_OCTETS + "}")) {
            throw new IOException(file + " is not " + 2 * CookieSecrets.SECRET_OCTETS
                    + " hexadecimal digits; `openssl rand -hex 16` makes some");
        }
        return Bytes.ofHex(digits);
    }

    /** A service for a further thread. */
    Service newService() {
        Memo memo = new Memo(zones::version, MEMO_LOG2, MEMO_OCTETS, MEMO_TOTAL);
        return newService(Map.of(UPDATE, new LaterStage(slowLane, updates())), memo);
    }

    /** One that may take its time. */
    private Service newSlowService() {
        return newService(Map.of(UPDATE, updates()), null);
    }

    private Stage updates() {
        return new UpdateStage(zones.dynamic(), Query::signedWith, zones.signed()::isMadeHere);
    }

    private Service newService(Map<Integer, Stage> operations, @Nullable Memo memo) {
        List<Stage> before = new ArrayList<>();
        before.add(new FormStage());
        before.add(new EdnsStage(config.maxUdpSize()));
        String nsid = config.nsid();
        long keepalive = config.limits().idle().toMillis() / KEEPALIVE_MILLIS;
        before.add(new OptionStage(nsid == null ? null : Bytes.ofUtf8(nsid), (int) Math.min(keepalive, MAX_KEEPALIVE)));
        if (cookies != null) {
            before.add(new CookieStage(cookies, false));
        }
        before.add(new TsigStage(signatures));
        Map<Integer, Stage> handlers = new HashMap<>(operations);
        handlers.put(NotifyStage.OPCODE, new NotifyStage(zones::policy, zones.secondaries()));
        before.add(new OperationStage(handlers));
        List<Stage> answering = List.of(
                new ChaosStage(config.version(), nsid),
                new TransferStage(zones.zones(), zones::policy, zones.history(), zones.transfers()),
                new UnavailableStage(zones.zones(), zones.secondaries().unavailable()),
                new Authority(zones.zones()::find),
                new RefuseStage());
        ServerConfig.RateLimit limit = config.rateLimit();
        List<Stage> after = rates == null || limit == null
                ? List.of()
                : List.of(new RateStage(rates, limit.slip(), limit::isExempt));
        return new Pipeline(
                new Pipeline.Stages(before, answering, after),
                memo,
                config.maxUdpSize(),
                System::currentTimeMillis,
                failure -> LOG.log(System.Logger.Level.ERROR, "a query was answered with SERVFAIL", failure));
    }

    @Override
    public void close() {
        slowLane.close();
    }
}
