package org.mpl4j.ssh.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mpl4j.servers.common.config.Nearest;
import org.mpl4j.ssh.keys.KeyFormatException;
import org.mpl4j.ssh.keys.PatternList;

/** Reads what stands behind Match: criteria, each with its patterns, or All. */
final class MatchReader {
    private static final String HOW = "write `Match User alice,bob Address 192.0.2.0/24`, or `Match All`";
    private static final List<String> KNOWN = List.of("User", "Address", "LocalAddress", "LocalPort", "All");
    private static final List<String> LACKING =
            List.of("group", "host", "rdomain", "version", "invalid-user", "command");

    private MatchReader() {}

    static List<Condition> read(Directive match) throws ValueException {
        List<Word> words = match.words();
        if (words.isEmpty()) {
            throw match.keyword().wrong("`Match` says nothing", HOW);
        }
        if (words.size() == 1 && words.get(0).is("all")) {
            return List.of(new Condition.All());
        }
        List<Condition> conditions = new ArrayList<>();
        int next = 0;
        while (next < words.size()) {
            Word criterion = words.get(next++);
            // Since OpenSSH 10 the two may be one word.
            int equals = criterion.text().indexOf('=');
            if (equals > 0) {
                Word value = new Word(criterion.text().substring(equals + 1), criterion.place());
                conditions.add(condition(new Word(criterion.text().substring(0, equals), criterion.place()), value));
            } else if (next < words.size()) {
                conditions.add(condition(criterion, words.get(next++)));
            } else {
                conditions.add(condition(criterion, new Word("", criterion.place())));
            }
        }
        return conditions;
    }

    private static Condition condition(Word criterion, Word value) throws ValueException {
        String name = criterion.text().toLowerCase(Locale.ROOT);
        if (LACKING.contains(name)) {
            throw criterion.wrong(
                    "mpl-sshd does not match by `%s`, which OpenSSH does".formatted(criterion.text()),
                    "match by User, Address, LocalAddress or LocalPort");
        }
        if (KNOWN.stream().noneMatch(criterion::is)) {
            throw criterion.wrong(
                    "there is no criterion `%s`".formatted(criterion.text()), Nearest.help(criterion.text(), KNOWN));
        }
        if (name.equals("all")) {
            throw criterion.wrong("`All` stands alone", "leave it out: all criteria must be met in any case");
        }
        if (value.text().isEmpty()) {
            throw criterion.wrong("`%s` has no patterns".formatted(criterion.text()), HOW);
        }
        try {
            PatternList patterns = PatternList.parse(value.text());
            return switch (name) {
                case "user" -> new Condition.User(patterns);
                case "address" -> new Condition.Address(patterns);
                case "localaddress" -> new Condition.LocalAddress(patterns);
                default -> new Condition.LocalPort(patterns);
            };
        } catch (KeyFormatException e) {
            throw value.wrong(String.valueOf(e.getMessage()), HOW);
        }
    }
}
