package org.mpl4j.ssh.operate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.mpl4j.ssh.auth.Accounts;
import org.mpl4j.ssh.auth.AuthenticationOptions;
import org.mpl4j.ssh.auth.LoginRules;
import org.mpl4j.ssh.auth.Question;
import org.mpl4j.ssh.config.Attempt;
import org.mpl4j.ssh.config.FileName;
import org.mpl4j.ssh.config.Options;
import org.mpl4j.ssh.config.Settings;
import org.mpl4j.ssh.config.SshdConfig;
import org.mpl4j.ssh.transport.Sender;

/**
 * What a login demands, as a configuration says.
 *
 * @param config it
 * @param secrets what users must know
 * @param owners whose files say who may log in by a name, if there is such a user
 * @param log why a file says nothing
 */
record ConfiguredRules(
        SshdConfig config,
        Secrets secrets,
        BiFunction<Settings, String, Optional<KeyOwner>> owners,
        Consumer<String> log)
        implements LoginRules {
    static Attempt attempt(Sender connection, String user) {
        int port = connection.localAddress() instanceof InetSocketAddress internet ? internet.getPort() : 0;
        return new Attempt(user, address(connection.remoteAddress()), address(connection.localAddress()), port);
    }

    private static InetAddress address(SocketAddress address) {
        return address instanceof InetSocketAddress internet ? internet.getAddress() : InetAddress.getLoopbackAddress();
    }

    @Override
    public Accounts accounts(Sender connection) {
        return new ConfiguredAccounts(config, secrets, owners, user -> attempt(connection, user), log);
    }

    @Override
    public AuthenticationOptions options(Sender connection, String user) {
        Settings settings = config.of(attempt(connection, user));
        return new AuthenticationOptions(
                sequences(settings, secrets),
                questions(secrets),
                settings.get(Options.MAX_AUTH_TRIES),
                AuthenticationOptions.PASSWORD_TIME,
                settings.get(Options.BANNER).map(this::text).orElse(""),
                settings.get(Options.PUBKEY_ACCEPTED_ALGORITHMS));
    }

    private String text(FileName file) {
        try {
            return Files.readString(file.path());
        } catch (IOException e) {
            log.accept("the banner %s cannot be read: %s".formatted(file, HostKeyFiles.reason(e)));
            return "";
        }
    }

    private static List<Question> questions(Secrets secrets) {
        List<Question> questions = new ArrayList<>();
        secrets.passwords().ifPresent(file -> questions.add(Question.PASSWORD));
        secrets.codes().ifPresent(file -> questions.add(Question.CODE));
        return questions;
    }

    /** The sequences of which all methods can be used. */
    static List<List<String>> sequences(Settings settings, Secrets secrets) {
        List<List<String>> said = settings.get(Options.AUTHENTICATION_METHODS).sequences();
        List<String> single = new ArrayList<>(List.of(AuthenticationOptions.PUBLICKEY));
        // Else a password alone would do for those who are to give a code, too.
        if (secrets.codes().isEmpty() || settings.isSaid(Options.PASSWORD_AUTHENTICATION)) {
            single.add(AuthenticationOptions.PASSWORD);
        }
        single.add(AuthenticationOptions.KEYBOARD_INTERACTIVE);
        List<List<String>> wanted =
                said.isEmpty() ? single.stream().map(List::of).toList() : said;
        return wanted.stream()
                .filter(sequence -> sequence.stream().allMatch(method -> isUsable(method, settings, secrets)))
                .toList();
    }

    static boolean isUsable(String method, Settings settings, Secrets secrets) {
        boolean hasPasswords = secrets.passwords().isPresent();
        boolean hasCodes = secrets.codes().isPresent();
        boolean asks = settings.get(Options.KBD_INTERACTIVE_AUTHENTICATION);
        return switch (method) {
            case AuthenticationOptions.PUBLICKEY -> settings.get(Options.PUBKEY_AUTHENTICATION);
            case AuthenticationOptions.PASSWORD -> settings.get(Options.PASSWORD_AUTHENTICATION) && hasPasswords;
            case AuthenticationOptions.KEYBOARD_INTERACTIVE_PASSWORD -> asks && hasPasswords;
            case AuthenticationOptions.KEYBOARD_INTERACTIVE_TOTP -> asks && hasCodes;
            default -> asks && (hasPasswords || hasCodes);
        };
    }
}
