package org.mpl4j.ssh.server;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mpl4j.ssh.connection.ChannelLimits;
import org.mpl4j.ssh.forward.ForwardRules;
import org.mpl4j.ssh.keys.SigningKey;
import org.mpl4j.ssh.session.Account;
import org.mpl4j.ssh.sftp.SftpOptions;

/**
 * What goes for all who have logged in.
 *
 * @param limits of channels
 * @param forwarding what may be forwarded
 * @param account who programs run as
 * @param acceptedEnvironment names of variables that clients may set
 * @param environment variables that all programs get
 * @param sftp how files are served, if they are
 * @param allowsTerminals whether terminals are given
 * @param allowsAgents whether agents are forwarded
 * @param hostKeys all keys of the host
 * @param keepAliveInterval how long a client may be silent before it is asked; zero: for ever
 * @param keepAliveMost how many questions may be left without an answer
 * @param log what is worth a line
 */
public record ConnectionSettings(
        ChannelLimits limits,
        ForwardRules forwarding,
        Account account,
        List<String> acceptedEnvironment,
        Map<String, String> environment,
        Optional<SftpOptions> sftp,
        boolean allowsTerminals,
        boolean allowsAgents,
        List<SigningKey> hostKeys,
        Duration keepAliveInterval,
        int keepAliveMost,
        Consumer<String> log) {
    private static final int KEEP_ALIVES = 3;

    public ConnectionSettings {
        acceptedEnvironment = List.copyOf(acceptedEnvironment);
        environment = Map.copyOf(environment);
        hostKeys = List.copyOf(hostKeys);
    }

    /** Everything that the server's own user may do, without keep-alives. */
    public static ConnectionSettings standard(List<SigningKey> hostKeys, Consumer<String> log) {
        Account account = Account.own();
        return new ConnectionSettings(
                ChannelLimits.standard(),
                ForwardRules.standard(),
                account,
                List.of("LANG", "LC_*"),
                Map.of(),
                Optional.of(SftpOptions.startingIn(account.home())),
                true,
                true,
                hostKeys,
                Duration.ZERO,
                KEEP_ALIVES,
                log);
    }
}
