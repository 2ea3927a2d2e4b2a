package org.mpl4j.ssh.operate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.mpl4j.servers.common.config.ConfigException;
import org.mpl4j.ssh.auth.TotpSecrets;
import org.mpl4j.ssh.config.MaxStartups;
import org.mpl4j.ssh.config.NetBlockSize;
import org.mpl4j.ssh.config.Options;
import org.mpl4j.ssh.config.PenaltyTimes;
import org.mpl4j.ssh.config.Place;
import org.mpl4j.ssh.config.Problems;
import org.mpl4j.ssh.config.Settings;
import org.mpl4j.ssh.config.SshdConfig;
import org.mpl4j.ssh.server.Penalties;
import org.mpl4j.ssh.server.ServerOptions;
import org.mpl4j.ssh.server.SourceLimits;
import org.mpl4j.ssh.server.Startups;
import org.mpl4j.ssh.transport.HostKey;

/** Makes of a configuration, and of the files that it names, what a server does. What is counted goes on when another configuration takes the place of one. */
final class Assembly {
    private static final Place WHOLE = Place.option("configuration");

    private final TotpSecrets.UsedCodes usedCodes = new TotpSecrets.UsedCodes();
    private final SshMetrics metrics;
    private final SshdLog log;
    private final StartOptions start;
    private Startups startups = new Startups(1, 1, 1);
    private SourceLimits sources = SourceLimits.none()
            .with(0, 0, 1, new Penalties(rules(Options.PER_SOURCE_PENALTIES.standard(), List.of()), System::nanoTime));

    /** For one server. */
    Assembly(SshMetrics metrics, SshdLog log, StartOptions start) {
        this.metrics = metrics;
        this.log = log;
        this.start = start;
    }

    /**
     * Makes it.
     *
     * @param config what is said
     * @param problems what is wrong with that already
     * @param mayMake whether files may be written: keys of the host
     * @param say is told of what was made
     * @throws ConfigException with all that is wrong, there and in the files that are named
     */
    ServerOptions options(SshdConfig config, Problems problems, boolean mayMake, Consumer<String> say)
            throws ConfigException {
        Settings settings = config.global();
        boolean isRight = !problems.isAny();
        List<HostKey> keys = new ArrayList<>(start.hostKeys());
        keys.addAll(
                new HostKeyFiles(problems, mayMake && isRight, start.logins().isSealed(), say).read(settings));
        if (keys.isEmpty() && settings.get(Options.HOST_KEY).isEmpty()) {
            problems.add(
                    WHOLE,
                    "there is no key that the server proves itself by",
                    "write `HostKey FILE`, or start with --host-key FILE; a file that is not there is made");
        }
        Secrets secrets = Secrets.read(settings, usedCodes, problems);
        checkMethods(config, secrets, problems);
        problems.throwIfAny();
        limits(settings);
        Consumer<String> lines = line -> SshdLog.write(System.Logger.Level.INFO, LogText.safe(line));
        return new ServerOptions(
                TransportAssembly.of(settings, keys, start.isNoneOffered()),
                start.logins().rules(config, secrets, lines),
                start.logins()
                        .connections(
                                config,
                                keys.stream().map(HostKey::key).distinct().toList(),
                                metrics,
                                log),
                settings.get(Options.LOGIN_GRACE_TIME),
                startups,
                sources);
    }

    /** What is wanted has to be possible, for those whom no Match is about. */
    private static void checkMethods(SshdConfig config, Secrets secrets, Problems problems) {
        Settings settings = config.global();
        for (var methods : config.all(Options.AUTHENTICATION_METHODS)) {
            methods.sequences().stream()
                    .flatMap(List::stream)
                    .distinct()
                    .filter(method -> needsFile(method) && !hasFile(method, secrets))
                    .forEach(method -> problems.add(
                            config.place(Options.AUTHENTICATION_METHODS),
                            "`%s` is wanted by AuthenticationMethods, but there is nothing to check it by"
                                    .formatted(method),
                            method.endsWith("totp") ? "write `TotpSecretsFile FILE`" : "write `PasswordFile FILE`"));
        }
        if (ConfiguredRules.sequences(settings, secrets).isEmpty() && !problems.isAny()) {
            SshdLog.write(
                    System.Logger.Level.WARNING,
                    "nobody but those of a Match block can log in: all methods are off, or lack their files");
        }
    }

    private static boolean needsFile(String method) {
        return !method.equals("publickey");
    }

    private static boolean hasFile(String method, Secrets secrets) {
        return switch (method) {
            case "keyboard-interactive" ->
                secrets.passwords().isPresent() || secrets.codes().isPresent();
            case "keyboard-interactive:totp" -> secrets.codes().isPresent();
            default -> secrets.passwords().isPresent();
        };
    }

    private void limits(Settings settings) {
        MaxStartups most = settings.get(Options.MAX_STARTUPS);
        startups = startups.with(most.begin(), most.rate(), most.full());
        NetBlockSize block = settings.get(Options.PER_SOURCE_NET_BLOCK_SIZE);
        sources = sources.with(
                block.ipv4(),
                block.ipv6(),
                settings.get(Options.PER_SOURCE_MAX_STARTUPS).orElse(Integer.MAX_VALUE),
                sources.penalties()
                        .with(rules(
                                settings.get(Options.PER_SOURCE_PENALTIES),
                                settings.get(Options.PER_SOURCE_PENALTY_EXEMPT_LIST))));
    }

    private static Penalties.Rules rules(PenaltyTimes times, List<Options.Exempt> exempt) {
        Map<Penalties.Cause, Duration> costs = new EnumMap<>(Penalties.Cause.class);
        if (times.isOn()) {
            costs.put(Penalties.Cause.CRASH, times.crash());
            costs.put(Penalties.Cause.AUTH_FAIL, times.authfail());
            costs.put(Penalties.Cause.NO_AUTH, times.noauth());
            costs.put(Penalties.Cause.GRACE_EXCEEDED, times.graceExceeded());
        }
        return new Penalties.Rules(
                costs,
                times.max(),
                times.min(),
                times.maxSources(),
                address -> !times.isOn()
                        || exempt.stream().anyMatch(one -> one.patterns().matches(address)));
    }
}
