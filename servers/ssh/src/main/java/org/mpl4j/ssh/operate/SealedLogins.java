package org.mpl4j.ssh.operate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mpl4j.ssh.auth.Accounts;
import org.mpl4j.ssh.auth.AuthenticationOptions;
import org.mpl4j.ssh.auth.ConnectionService;
import org.mpl4j.ssh.auth.LoginRules;
import org.mpl4j.ssh.auth.Standing;
import org.mpl4j.ssh.config.Options;
import org.mpl4j.ssh.config.Settings;
import org.mpl4j.ssh.config.SftpCommand;
import org.mpl4j.ssh.config.SshdConfig;
import org.mpl4j.ssh.connection.ChannelLimits;
import org.mpl4j.ssh.forward.ForwardRules;
import org.mpl4j.ssh.forward.TcpConnector;
import org.mpl4j.ssh.keys.AuthorizedKeys;
import org.mpl4j.ssh.keys.PublicKey;
import org.mpl4j.ssh.keys.SigningKey;
import org.mpl4j.ssh.sealed.SealedConnections;
import org.mpl4j.ssh.sealed.SealedSettings;
import org.mpl4j.ssh.sftp.SftpOptions;
import org.mpl4j.ssh.transport.Sender;

/** Logins of a sealed image: they have files that do not change, and connections that are made for them. The home directory of everybody is the folder of the configuration. */
public final class SealedLogins extends Logins {
    /** Of all memory, one in so many bytes. */
    private static final int SHARE = 16;

    private final Path folder;
    private final TcpConnector tcp;
    private final List<PublicKey> rehearsing;
    private final boolean isSealed;

    /**
     * Logins of an image.
     *
     * @param folder of its configuration
     * @param tcp makes connections for clients
     * @param rehearsing keys by which everybody may log in, whatever is configured: for an image that is tried in the process that makes it, and none else
     */
    public SealedLogins(Path folder, TcpConnector tcp, List<PublicKey> rehearsing) {
        this(folder, tcp, rehearsing, true);
    }

    private SealedLogins(Path folder, TcpConnector tcp, List<PublicKey> rehearsing, boolean isSealed) {
        this.folder = folder;
        this.tcp = tcp;
        this.rehearsing = List.copyOf(rehearsing);
        this.isSealed = isSealed;
    }

    /** Those of an image that is to be made of a folder. */
    static SealedLogins before(Path folder) {
        return new SealedLogins(folder, TcpConnector.ofKernel(), List.of(), false);
    }

    @Override
    boolean isSealed() {
        return isSealed;
    }

    @Override
    LoginRules rules(SshdConfig config, Secrets secrets, Consumer<String> log) {
        LoginRules rules = new ConfiguredRules(
                config, secrets, (settings, user) -> Optional.of(new KeyOwner(user, folder, true)), log);
        return rehearsing.isEmpty() ? rules : new Rehearsal(rules, keys(rehearsing));
    }

    private static AuthorizedKeys keys(List<PublicKey> keys) {
        return AuthorizedKeys.parse(
                "rehearsal",
                String.join("\n", keys.stream().map(key -> key.toLine("")).toList()));
    }

    /** Everybody may log in by keys that are known to nobody else; what is configured is asked all the same. */
    private record Rehearsal(LoginRules rules, AuthorizedKeys keys) implements LoginRules {
        @Override
        public AuthenticationOptions options(Sender connection, String user) {
            return rules.options(connection, user).withSequences(List.of(List.of(AuthenticationOptions.PUBLICKEY)));
        }

        @Override
        public Accounts accounts(Sender connection) {
            Accounts asked = rules.accounts(connection);
            return new Accounts() {
                @Override
                public Standing standing(String user) {
                    Standing said = asked.standing(user);
                    return said == Standing.UNKNOWN ? said : Standing.ALLOWED;
                }

                @Override
                public AuthorizedKeys keys(String user) {
                    asked.keys(user);
                    return keys;
                }

                @Override
                public boolean isRevoked(String user, PublicKey key) {
                    asked.isRevoked(user, key);
                    return false;
                }

                @Override
                public boolean isPassword(String user, byte[] password) {
                    return false;
                }
            };
        }
    }

    @Override
    ConnectionService connections(SshdConfig config, List<SigningKey> hostKeys, SshMetrics metrics, SshdLog log) {
        return (sender, login) -> {
            Settings settings = config.of(ConfiguredRules.attempt(sender, login.user()));
            return new SealedConnections(new SealedSettings(
                            limits().withMaxSessions(settings.get(Options.MAX_SESSIONS)),
                            opening(settings),
                            tcp,
                            files(settings, login.user(), metrics),
                            hostKeys,
                            settings.get(Options.CLIENT_ALIVE_INTERVAL),
                            settings.get(Options.CLIENT_ALIVE_COUNT_MAX),
                            log.of(sender, login),
                            metrics::channel))
                    .start(sender, login);
        };
    }

    /** An image may have little memory: what comes for one login takes a small part of it at the most. */
    private static ChannelLimits limits() {
        ChannelLimits standard = ChannelLimits.standard();
        int budget = Math.clamp(
                Runtime.getRuntime().maxMemory() / SHARE, ChannelLimits.MIN_WINDOW, standard.receiveBudget());
        return new ChannelLimits(
                standard.maxChannels(), standard.maxSessions(), budget, Math.min(budget, standard.maxWindow()));
    }

    private static ForwardRules.Permits opening(Settings settings) {
        boolean isForwarding = !settings.get(Options.DISABLE_FORWARDING)
                && settings.get(Options.ALLOW_TCP_FORWARDING).allowsOpening();
        return Permits.of(isForwarding, false, settings.get(Options.PERMIT_OPEN));
    }

    private Optional<SftpOptions> files(Settings settings, String user, SshMetrics metrics) {
        String home = folder.toString();
        SftpCommand command = settings.get(Options.FORCE_COMMAND)
                .sftp()
                .orElseGet(() -> settings.get(Options.SUBSYSTEM).get(0));
        return settings.get(Options.CHROOT_DIRECTORY)
                .map(root -> SftpOptions.confinedTo(Path.of(root.expand(user, home)))
                        .readOnly()
                        .withPermitted(command.permitted())
                        .withCounter(metrics::sftpRequest))
                .map(options -> options.withStart(command.start()
                        .map(start ->
                                options.start().resolve(start.expand(user, "/")).normalize())
                        .orElse(options.start())));
    }
}
