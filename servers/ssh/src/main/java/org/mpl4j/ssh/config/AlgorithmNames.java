package org.mpl4j.ssh.config;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.servers.common.config.Nearest;

/**
 * Reads lists of algorithms as OpenSSH writes them: names with commas between them, or with {@code +} before them what is added to the standard, with {@code -} what is
 * left out (patterns), with {@code ^} what comes first.
 *
 * @param known all that there are
 * @param standard what goes if nothing is said
 */
record AlgorithmNames(List<String> known, List<String> standard) {
    List<String> read(Directive directive) throws ValueException {
        Word word = directive.word("NAME,NAME");
        char sign = word.text().isEmpty() ? ' ' : word.text().charAt(0);
        List<String> names = switch (sign) {
            case '-' -> without(new Word(word.text().substring(1), word.place()));
            case '+' -> joined(standard, names(word, 1));
            case '^' -> joined(names(word, 1), standard);
            default -> names(word, 0).stream().distinct().toList();
        };
        if (names.isEmpty()) {
            throw word.wrong("no algorithm is left", "leave in one of " + String.join(", ", standard));
        }
        return names;
    }

    private List<String> without(Word patterns) throws ValueException {
        var excluded = Values.patterns(patterns);
        return standard.stream().filter(name -> !excluded.matches(name)).toList();
    }

    private List<String> names(Word word, int from) throws ValueException {
        List<String> names = new ArrayList<>();
        for (String name : word.text().substring(from).split(",", -1)) {
            if (!known.contains(name)) {
                throw word.wrong(
                        name.equals(Values.NONE)
                                ? "`none` is only offered for measurements"
                                : "there is no algorithm `%s` here".formatted(name),
                        name.equals(Values.NONE)
                                ? "start with --insecure-none if that is what you want"
                                : Nearest.help(name, known));
            }
            names.add(name);
        }
        return names;
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        second.stream().filter(name -> !all.contains(name)).forEach(all::add);
        return List.copyOf(all);
    }
}
