package org.mpl4j.ssh.config;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.servers.common.config.Nearest;

/**
 * Sequences of methods, one of which lets somebody in: AuthenticationMethods of OpenSSH.
 *
 * @param sequences each of methods that all have to succeed, in their order; none if any single one does
 */
public record Methods(List<List<String>> sequences) {
    /** What there is. keyboard-interactive asks for all that a user has, or for one thing. */
    private static final List<String> KNOWN = List.of(
            "publickey",
            "password",
            "keyboard-interactive",
            "keyboard-interactive:password",
            "keyboard-interactive:totp");

    private static final String ANY = "any";

    /** Each one is enough. */
    static final Methods STANDARD = new Methods(List.of());

    public Methods {
        sequences = sequences.stream().map(List::copyOf).toList();
    }

    static Methods read(Directive directive) throws ValueException {
        List<List<String>> sequences = new ArrayList<>();
        List<Word> words = directive.some("METHOD,METHOD ..");
        if (words.size() == 1 && words.get(0).is(ANY)) {
            return STANDARD;
        }
        for (Word word : words) {
            List<String> sequence = List.of(word.text().split(",", -1));
            for (String method : sequence) {
                if (!KNOWN.contains(method)) {
                    throw word.wrong(
                            "there is no method `%s`".formatted(method),
                            method.equals(ANY) ? "`any` stands alone" : Nearest.help(method, KNOWN));
                }
            }
            sequences.add(sequence);
        }
        return new Methods(sequences);
    }

    @Override
    public String toString() {
        return sequences.isEmpty()
                ? ANY
                : String.join(
                        " ",
                        sequences.stream()
                                .map(sequence -> String.join(",", sequence))
                                .toList());
    }
}
