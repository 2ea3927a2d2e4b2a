package org.mpl4j.ssh.operate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.mpl4j.ssh.auth.Accounts;
import org.mpl4j.ssh.auth.Standing;
import org.mpl4j.ssh.config.Attempt;
import org.mpl4j.ssh.config.FileName;
import org.mpl4j.ssh.config.Options;
import org.mpl4j.ssh.config.Settings;
import org.mpl4j.ssh.config.SshdConfig;
import org.mpl4j.ssh.config.TokenText;
import org.mpl4j.ssh.keys.AuthorizedKeys;
import org.mpl4j.ssh.keys.KeyFormatException;
import org.mpl4j.ssh.keys.PublicKey;

/** Who may log in on one connection, as a configuration and the files that it names say. */
final class ConfiguredAccounts implements Accounts {
    /** The home of nobody. */
    private static final String NOWHERE = "/nonexistent";

    private static final String ROOT = "root";

    private final SshdConfig config;
    private final Secrets secrets;
    private final BiFunction<Settings, String, Optional<KeyOwner>> owners;
    private final Function<String, Attempt> attempts;
    private final Consumer<String> log;

    /**
     * For a connection.
     *
     * @param config it
     * @param secrets what users must know
     * @param owners whose files say who may log in by a name, if there is such a user
     * @param attempts the attempt of a user
     * @param log why a file says nothing
     */
    ConfiguredAccounts(
            SshdConfig config,
            Secrets secrets,
            BiFunction<Settings, String, Optional<KeyOwner>> owners,
            Function<String, Attempt> attempts,
            Consumer<String> log) {
        this.config = config;
        this.secrets = secrets;
        this.owners = owners;
        this.attempts = attempts;
        this.log = log;
    }

    /** The names that there are: those that are said, else the server's own user; and those with a password. */
    static boolean isKnown(Settings settings, Secrets secrets, String user) {
        List<String> said = settings.get(Options.USERS);
        boolean isNamed = said.isEmpty() ? user.equals(System.getProperty("user.name")) : said.contains(user);
        return isNamed || secrets.passwords().map(file -> file.knows(user)).orElse(false);
    }

    @Override
    public Standing standing(String user) {
        Attempt attempt = attempts.apply(user);
        Settings settings = config.of(attempt);
        if (!isKnown(settings, secrets, user) || owners.apply(settings, user).isEmpty()) {
            return Standing.UNKNOWN;
        }
        if (settings.get(Options.DENY_USERS).stream().anyMatch(one -> one.matches(attempt))) {
            return Standing.DENIED;
        }
        var allowed = settings.get(Options.ALLOW_USERS);
        return allowed.isEmpty() || allowed.stream().anyMatch(one -> one.matches(attempt))
                ? Standing.ALLOWED
                : Standing.NOT_LISTED;
    }

    @Override
    public AuthorizedKeys keys(String user) {
        Settings settings = config.of(attempts.apply(user));
        KeyOwner owner = owners.apply(settings, user).orElseGet(() -> new KeyOwner(ROOT, Path.of(NOWHERE), false));
        String home = owner.home().toString();
        UserFile files = new UserFile(settings.get(Options.STRICT_MODES) && !owner.isSealed(), owner.user(), log);
        List<AuthorizedKeys.Entry> entries = new ArrayList<>();
        settings.get(Options.TRUSTED_USER_CA_KEYS)
                .flatMap(file -> files.read(file.path()))
                .ifPresent(text -> entries.addAll(new Authorities(text)
                        .entries(settings.get(Options.AUTHORIZED_PRINCIPALS_FILE)
                                .map(file -> files.read(path(file, user, home)).orElse("")))));
        for (TokenText file : settings.get(Options.AUTHORIZED_KEYS_FILE)) {
            Path path = path(file, user, home);
            files.read(path).ifPresent(text -> {
                AuthorizedKeys keys = AuthorizedKeys.parse(path.toString(), text);
                keys.errors().forEach(log);
                entries.addAll(keys.entries());
            });
        }
        return new AuthorizedKeys(List.copyOf(entries), List.of());
    }

    /** Relative ones begin at the home directory, as with OpenSSH. */
    private static Path path(TokenText file, String user, String home) {
        return Path.of(home).resolve(file.expand(user, home));
    }

    /** If the list cannot be read, all are taken for revoked, as with OpenSSH. */
    @Override
    public boolean isRevoked(String user, PublicKey key) {
        Optional<FileName> file = config.of(attempts.apply(user)).get(Options.REVOKED_KEYS);
        if (file.isEmpty()) {
            return false;
        }
        Optional<String> text = new UserFile(false, ROOT, log).read(file.get().path());
        if (text.isEmpty()) {
            log.accept("no key is taken: the revoked ones in %s cannot be read".formatted(file.get()));
            return true;
        }
        return text.get()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .anyMatch(line -> isLineOf(line, key));
    }

    private boolean isLineOf(String line, PublicKey key) {
        try {
            return PublicKey.parseLine(line).plain().equals(key);
        } catch (KeyFormatException e) {
            log.accept("no key is taken: a revoked one cannot be read: " + e.getMessage());
            return true;
        }
    }

    @Override
    public boolean isPassword(String user, byte[] password) {
        return secrets.passwords().map(file -> file.isPassword(user, password)).orElse(false);
    }

    @Override
    public boolean isCode(String user, byte[] code) {
        return secrets.codes().map(file -> file.isCode(user, code)).orElse(false);
    }
}
