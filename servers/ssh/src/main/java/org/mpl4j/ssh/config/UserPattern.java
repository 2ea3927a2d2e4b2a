package org.mpl4j.ssh.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.ssh.keys.PatternList;

/**
 * Whom a word of AllowUsers or DenyUsers means: {@code user} or {@code user@host}.
 *
 * @param text as it was written
 * @param user the pattern of names
 * @param host the pattern of addresses; none for all
 */
public record UserPattern(String text, PatternList user, Optional<PatternList> host) {
    static List<UserPattern> read(Directive directive) throws ValueException {
        List<UserPattern> patterns = new ArrayList<>();
        for (Word word : directive.some("USER[@HOST] ..")) {
            int at = word.text().lastIndexOf('@');
            Word user = at < 0 ? word : new Word(word.text().substring(0, at), word.place());
            Optional<PatternList> host = at < 0
                    ? Optional.empty()
                    : Optional.of(Values.patterns(new Word(word.text().substring(at + 1), word.place())));
            patterns.add(new UserPattern(word.text(), Values.patterns(user), host));
        }
        return patterns;
    }

    /** {@return whether somebody is meant} */
    public boolean matches(Attempt attempt) {
        return user.matches(attempt.user())
                && host.map(pattern -> pattern.matches(attempt.remote())).orElse(true);
    }

    @Override
    public String toString() {
        return text;
    }
}
