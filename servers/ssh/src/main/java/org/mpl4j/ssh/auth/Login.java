package org.mpl4j.ssh.auth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.ssh.keys.KeyOptions;
import org.mpl4j.ssh.keys.PublicKey;

/**
 * Who has logged in, and what goes for the session.
 *
 * @param user the name
 * @param methods that were used, in their order: publickey, password, keyboard-interactive
 * @param key that was used, if one was; of a certificate, the whole
 * @param options of the key in authorized_keys; nothing is said by a password
 * @param criticalOptions of the certificate: force-command, which wins over the key's command; source-address and verify-required were obeyed
 * @param extensions of the certificate: permit-pty .. ; what is not among them is not permitted to who used one
 */
public record Login(
        String user,
        List<String> methods,
        Optional<PublicKey> key,
        Optional<KeyOptions> options,
        Map<String, String> criticalOptions,
        Optional<Map<String, String>> extensions) {
    private static final String FORCE_COMMAND = "force-command";

    /** Keeps copies. */
    public Login {
        methods = List.copyOf(methods);
        criticalOptions = Map.copyOf(criticalOptions);
        extensions = extensions.map(Map::copyOf);
    }

    /** {@return whether something is permitted, by the key's line and the certificate's extensions} */
    public boolean allows(KeyOptions.Permission permission) {
        return options.map(line -> line.allows(permission)).orElse(true)
                && extensions
                        .map(permitted -> permitted.containsKey(extension(permission)))
                        .orElse(true);
    }

    /** {@return what is run in the place of what is asked for} */
    public Optional<String> forcedCommand() {
        return Optional.ofNullable(criticalOptions.get(FORCE_COMMAND)).or(() -> options.flatMap(KeyOptions::command));
    }

    /** {@return the same, by these methods} */
    Login by(List<String> all) {
        return new Login(user, all, key, options, criticalOptions, extensions);
    }

    /** {@return whether one session can obey both: not where they force different commands} */
    boolean agreesWith(Login other) {
        return forcedCommand().isEmpty()
                || other.forcedCommand().isEmpty()
                || forcedCommand().equals(other.forcedCommand());
    }

    /** {@return what goes for who has then used another key, too: what both allow} */
    Login and(Login other) {
        Map<String, String> critical = new HashMap<>(other.criticalOptions);
        critical.putAll(criticalOptions);
        return new Login(
                user,
                other.methods,
                other.key,
                options.flatMap(first -> other.options.map(first::and)).or(() -> options.or(() -> other.options)),
                critical,
                extensions
                        .map(first -> other.extensions
                                .map(second -> common(first, second))
                                .orElse(first))
                        .or(() -> other.extensions));
    }

    private static Map<String, String> common(Map<String, String> first, Map<String, String> second) {
        Map<String, String> both = new HashMap<>(first);
        both.keySet().retainAll(second.keySet());
        return both;
    }

    private static String extension(KeyOptions.Permission permission) {
        return switch (permission) {
            case AGENT_FORWARDING -> "permit-agent-forwarding";
            case PORT_FORWARDING -> "permit-port-forwarding";
            case PTY -> "permit-pty";
            case USER_RC -> "permit-user-rc";
            case X11_FORWARDING -> "permit-X11-forwarding";
        };
    }
}
