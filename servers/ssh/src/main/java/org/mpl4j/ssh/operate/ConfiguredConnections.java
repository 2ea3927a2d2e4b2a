package org.mpl4j.ssh.operate;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mpl4j.ssh.auth.ConnectionService;
import org.mpl4j.ssh.auth.Login;
import org.mpl4j.ssh.config.Choice;
import org.mpl4j.ssh.config.ForcedCommand;
import org.mpl4j.ssh.config.Options;
import org.mpl4j.ssh.config.Settings;
import org.mpl4j.ssh.config.SftpCommand;
import org.mpl4j.ssh.config.SshdConfig;
import org.mpl4j.ssh.config.TokenText;
import org.mpl4j.ssh.connection.ChannelLimits;
import org.mpl4j.ssh.forward.ForwardRules;
import org.mpl4j.ssh.keys.SigningKey;
import org.mpl4j.ssh.server.ConnectionSettings;
import org.mpl4j.ssh.server.LoginConnections;
import org.mpl4j.ssh.session.Account;
import org.mpl4j.ssh.sftp.SftpOptions;
import org.mpl4j.ssh.transport.MessageReceiver;
import org.mpl4j.ssh.transport.Sender;

/** What may be done by who has logged in, as a configuration says. */
final class ConfiguredConnections implements ConnectionService {
    private static final String INTERNAL_SFTP = "internal-sftp";

    private final SshdConfig config;
    private final List<SigningKey> hostKeys;
    private final SshMetrics metrics;
    private final SshdLog log;

    ConfiguredConnections(SshdConfig config, List<SigningKey> hostKeys, SshMetrics metrics, SshdLog log) {
        this.config = config;
        this.hostKeys = hostKeys;
        this.metrics = metrics;
        this.log = log;
    }

    @Override
    public MessageReceiver start(Sender sender, Login login) {
        Settings settings = config.of(ConfiguredRules.attempt(sender, login.user()));
        return new LoginConnections(settings(settings, login, log.of(sender, login))).start(sender, login);
    }

    private ConnectionSettings settings(Settings settings, Login login, Consumer<String> lines) {
        Account account = RunningAccounts.of(settings, login.user()).orElseGet(Account::own);
        SftpCommand files = settings.get(Options.SUBSYSTEM).get(0);
        if (!files.isInternal()) {
            account = account.withFileServer(files.text());
        }
        boolean isForwarding = !settings.get(Options.DISABLE_FORWARDING);
        Optional<TokenText> root = settings.get(Options.CHROOT_DIRECTORY);
        ForcedCommand forced = settings.get(Options.FORCE_COMMAND);
        return new ConnectionSettings(
                ChannelLimits.standard().withMaxSessions(settings.get(Options.MAX_SESSIONS)),
                isForwarding ? forwarding(settings) : ForwardRules.none(),
                account,
                variables(settings),
                // Programs would not be confined.
                root.isPresent() ? Optional.of(INTERNAL_SFTP) : forced.command(),
                Optional.of(sftp(settings, login.user(), account)),
                settings.get(Options.PERMIT_TTY),
                isForwarding && settings.get(Options.ALLOW_AGENT_FORWARDING),
                hostKeys,
                new ConnectionSettings.Silence(
                        settings.get(Options.CLIENT_ALIVE_INTERVAL), settings.get(Options.CLIENT_ALIVE_COUNT_MAX)),
                lines,
                metrics::channel);
    }

    private static ConnectionSettings.Variables variables(Settings settings) {
        Map<String, String> set = new HashMap<>();
        settings.get(Options.SET_ENV).forEach(one -> set.putIfAbsent(one.name(), one.value()));
        return new ConnectionSettings.Variables(
                settings.get(Options.ACCEPT_ENV), set, settings.get(Options.PERMIT_USER_ENVIRONMENT));
    }

    private static ForwardRules forwarding(Settings settings) {
        Choice.Forwarding tcp = settings.get(Options.ALLOW_TCP_FORWARDING);
        // Sockets of the file system are outside of a root.
        Choice.Forwarding sockets = settings.get(Options.CHROOT_DIRECTORY).isPresent()
                ? Choice.Forwarding.NO
                : settings.get(Options.ALLOW_STREAM_LOCAL_FORWARDING);
        ForwardRules.Others others = switch (settings.get(Options.GATEWAY_PORTS)) {
            case NO -> ForwardRules.Others.NONE;
            case CLIENTSPECIFIED -> ForwardRules.Others.CLIENT_DECIDES;
            case YES -> ForwardRules.Others.ALL;
        };
        return ForwardRules.standard()
                .with(
                        Permits.of(tcp.allowsOpening(), sockets.allowsOpening(), settings.get(Options.PERMIT_OPEN)),
                        Permits.of(
                                tcp.allowsListening(), sockets.allowsListening(), settings.get(Options.PERMIT_LISTEN)),
                        others);
    }

    private SftpOptions sftp(Settings settings, String user, Account account) {
        ForcedCommand forced = settings.get(Options.FORCE_COMMAND);
        SftpCommand command =
                forced.sftp().orElseGet(() -> settings.get(Options.SUBSYSTEM).get(0));
        String home = account.home().toString();
        Optional<Path> root = settings.get(Options.CHROOT_DIRECTORY).map(text -> Path.of(text.expand(user, home)));
        SftpOptions options = root.map(SftpOptions::confinedTo).orElseGet(() -> SftpOptions.startingIn(account.home()));
        Path base = options.start();
        options = options.withStart(command.start()
                        .map(text -> base.resolve(text.expand(user, home)).normalize())
                        .orElse(base))
                .withUmask(command.umask())
                .withPermitted(command.permitted())
                .withCounter(metrics::sftpRequest);
        return command.isReadOnly() ? options.readOnly() : options;
    }
}
