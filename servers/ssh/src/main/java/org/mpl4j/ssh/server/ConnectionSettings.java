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
 * What goes for who has logged in.
 *
 * @param limits of channels
 * @param forwarding what may be forwarded
 * @param account who programs run as
 * @param environment what variables they have
 * @param forcedCommand what is run in the place of what is asked for, also of what a key or certificate says
 * @param sftp how files are served, if they are
 * @param allowsTerminals whether terminals are given
 * @param allowsAgents whether agents are forwarded
 * @param hostKeys all keys of the host
 * @param keepAlive how silent clients are found
 * @param log what is worth a line
 * @param opened is told the type of each channel that the client opens
 */
public record ConnectionSettings(
        ChannelLimits limits,
        ForwardRules forwarding,
        Account account,
        Variables environment,
        Optional<String> forcedCommand,
        Optional<SftpOptions> sftp,
        boolean allowsTerminals,
        boolean allowsAgents,
        List<SigningKey> hostKeys,
        Silence keepAlive,
        Consumer<String> log,
        Consumer<String> opened) {
    private static final int KEEP_ALIVES = 3;

    public ConnectionSettings {
        hostKeys = List.copyOf(hostKeys);
    }

    /**
     * Variables of programs.
     *
     * @param accepted names of those that clients may set
     * @param set what all programs get
     * @param allowsKeys whether lines of authorized_keys may set others
     */
    public record Variables(List<String> accepted, Map<String, String> set, boolean allowsKeys) {
        public Variables {
            accepted = List.copyOf(accepted);
            set = Map.copyOf(set);
        }
    }

    /**
     * How silent clients are found.
     *
     * @param interval how long a client may be silent before it is asked; zero: for ever
     * @param most how many questions may be left without an answer
     */
    public record Silence(Duration interval, int most) {}

    /** Everything that the server's own user may do, without keep-alives. */
    public static ConnectionSettings standard(List<SigningKey> hostKeys, Consumer<String> log) {
        Account account = Account.own();
        return new ConnectionSettings(
                ChannelLimits.standard(),
                ForwardRules.standard(),
                account,
                new Variables(List.of("LANG", "LC_*"), Map.of(), true),
                Optional.empty(),
                Optional.of(SftpOptions.startingIn(account.home())),
                true,
                true,
                hostKeys,
                new Silence(Duration.ZERO, KEEP_ALIVES),
                log,
                type -> {});
    }

    /** {@return the same, with other variables of programs} */
    public ConnectionSettings withEnvironment(Variables variables) {
        return new ConnectionSettings(
                limits,
                forwarding,
                account,
                variables,
                forcedCommand,
                sftp,
                allowsTerminals,
                allowsAgents,
                hostKeys,
                keepAlive,
                log,
                opened);
    }
}
