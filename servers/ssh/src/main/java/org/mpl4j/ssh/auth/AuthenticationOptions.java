package org.mpl4j.ssh.auth;

import java.time.Duration;
import java.util.List;

/**
 * What must be done to log in.
 *
 * @param sequences of methods, one of which is enough, if all of it is done in its order
 * @param maxFailures after how many refusals the connection ends; the policy allows six
 * @param passwordTime how long the answer to a wrong password takes at least
 * @param banner is shown to whoever tries; empty for none
 * @param keyAlgorithms what signatures of users' keys may be
 */
public record AuthenticationOptions(
        List<List<String>> sequences,
        int maxFailures,
        Duration passwordTime,
        String banner,
        List<String> keyAlgorithms) {
    /** By a key. */
    public static final String PUBLICKEY = "publickey";

    /** By a password. */
    public static final String PASSWORD = "password";

    /** By questions and answers: here, the password. */
    public static final String KEYBOARD_INTERACTIVE = "keyboard-interactive";

    private static final int MOST_FAILURES = 6;

    /** Keeps copies, and refuses what could let in anybody. */
    public AuthenticationOptions {
        sequences = sequences.stream().map(List::copyOf).toList();
        keyAlgorithms = List.copyOf(keyAlgorithms);
        if (sequences.isEmpty() || sequences.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("there must be a method of authentication, and one in each sequence");
        }
        for (String method : sequences.stream().flatMap(List::stream).toList()) {
            if (!List.of(PUBLICKEY, PASSWORD, KEYBOARD_INTERACTIVE).contains(method)) {
                throw new IllegalArgumentException("there is no method of authentication `%s`; there are %s, %s and %s"
                        .formatted(method, PUBLICKEY, PASSWORD, KEYBOARD_INTERACTIVE));
            }
        }
        if (maxFailures < 1 || maxFailures > MOST_FAILURES) {
            throw new IllegalArgumentException(
                    "the number of failures must be from 1 to " + MOST_FAILURES + ", not " + maxFailures);
        }
    }

    /** {@return one of the methods is enough} */
    public static AuthenticationOptions anyOf(List<String> methods, List<String> keyAlgorithms) {
        return new AuthenticationOptions(
                methods.stream().map(List::of).toList(), MOST_FAILURES, Duration.ofMillis(500), "", keyAlgorithms);
    }

    /** {@return the same with a banner} */
    public AuthenticationOptions withBanner(String text) {
        return new AuthenticationOptions(sequences, maxFailures, passwordTime, text, keyAlgorithms);
    }

    /** {@return the same with other sequences: AuthenticationMethods of sshd_config} */
    public AuthenticationOptions withSequences(List<List<String>> others) {
        return new AuthenticationOptions(others, maxFailures, passwordTime, banner, keyAlgorithms);
    }
}
