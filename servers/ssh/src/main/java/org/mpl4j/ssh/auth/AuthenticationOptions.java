package org.mpl4j.ssh.auth;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.mpl4j.ssh.crypto.Algorithms;

/**
 * What must be done to log in.
 *
 * @param sequences of methods, one of which is enough, if all of it is done in its order; with none, nobody logs in
 * @param questions what keyboard-interactive asks for, if its name in a sequence does not say it
 * @param maxFailures after how many refusals the connection ends; the policy allows six
 * @param passwordTime how long the answer to a wrong password takes at least
 * @param banner is shown to whoever tries; empty for none
 * @param keyAlgorithms what signatures of users' keys and certificates may be
 */
public record AuthenticationOptions(
        List<List<String>> sequences,
        List<Question> questions,
        int maxFailures,
        Duration passwordTime,
        String banner,
        List<String> keyAlgorithms) {
    /** By a key. */
    public static final String PUBLICKEY = "publickey";

    /** By a password. */
    public static final String PASSWORD = "password";

    /** By questions and answers. */
    public static final String KEYBOARD_INTERACTIVE = "keyboard-interactive";

    /** By one question: the password. */
    public static final String KEYBOARD_INTERACTIVE_PASSWORD = "keyboard-interactive:password";

    /** By one question: a one-time code. */
    public static final String KEYBOARD_INTERACTIVE_TOTP = "keyboard-interactive:totp";

    /** The most refusals that can be allowed. */
    public static final int MOST_FAILURES = 6;

    /** How long a wrong password takes, if nothing else is said. */
    public static final Duration PASSWORD_TIME = Duration.ofMillis(500);

    private static final List<String> METHODS = List.of(
            PUBLICKEY, PASSWORD, KEYBOARD_INTERACTIVE, KEYBOARD_INTERACTIVE_PASSWORD, KEYBOARD_INTERACTIVE_TOTP);

    /** Keeps copies, and refuses what could let in anybody. */
    public AuthenticationOptions {
        sequences = sequences.stream().map(List::copyOf).toList();
        questions = List.copyOf(questions);
        keyAlgorithms = List.copyOf(keyAlgorithms);
        if (sequences.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("there must be a method of authentication in each sequence");
        }
        for (String method : sequences.stream().flatMap(List::stream).toList()) {
            if (!METHODS.contains(method)) {
                throw new IllegalArgumentException("there is no method of authentication `%s`; there are %s"
                        .formatted(method, String.join(", ", METHODS)));
            }
            if (method.equals(KEYBOARD_INTERACTIVE) && questions.isEmpty()) {
                throw new IllegalArgumentException(method + " has nothing to ask for");
            }
        }
        if (maxFailures < 1 || maxFailures > MOST_FAILURES) {
            throw new IllegalArgumentException(
                    "the number of failures must be from 1 to " + MOST_FAILURES + ", not " + maxFailures);
        }
    }

    /** Questions ask for the password. */
    public AuthenticationOptions(
            List<List<String>> sequences,
            int maxFailures,
            Duration passwordTime,
            String banner,
            List<String> keyAlgorithms) {
        this(sequences, List.of(Question.PASSWORD), maxFailures, passwordTime, banner, keyAlgorithms);
    }

    /** {@return one of the methods is enough; certificates are taken with the algorithms of their keys} */
    public static AuthenticationOptions anyOf(List<String> methods, List<String> keyAlgorithms) {
        List<String> algorithms = Stream.concat(
                        keyAlgorithms.stream(), keyAlgorithms.stream().map(Algorithms::ofCertificate))
                .toList();
        return new AuthenticationOptions(
                methods.stream().map(List::of).toList(),
                List.of(Question.PASSWORD),
                MOST_FAILURES,
                PASSWORD_TIME,
                "",
                algorithms);
    }

    /** {@return the same with a banner} */
    public AuthenticationOptions withBanner(String text) {
        return new AuthenticationOptions(sequences, questions, maxFailures, passwordTime, text, keyAlgorithms);
    }

    /** {@return the same with other sequences: AuthenticationMethods of sshd_config} */
    public AuthenticationOptions withSequences(List<List<String>> others) {
        return new AuthenticationOptions(others, questions, maxFailures, passwordTime, banner, keyAlgorithms);
    }

    /** {@return the same with other questions} */
    public AuthenticationOptions withQuestions(List<Question> others) {
        return new AuthenticationOptions(sequences, others, maxFailures, passwordTime, banner, keyAlgorithms);
    }
}
