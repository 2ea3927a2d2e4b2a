package org.mpl4j.dns.peers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mpl4j.dns.dig.Mnemonics;

/**
 * Differences that are no mistakes, each with the sentence of an RFC that allows it. A line of the file is {@code ASPECT | KIND | TYPE | SENTENCE}, where kind and type
 * are regular expressions for the whole kind of query and its type.
 */
public final class AllowedDifferences {
    private final List<Rule> rules;

    private AllowedDifferences(List<Rule> rules) {
        this.rules = rules;
    }

    private record Rule(Answer.Aspect aspect, Pattern kind, Pattern type, String sentence) {}

    /** Reads the list beside this class. */
    public static AllowedDifferences load() throws IOException {
        try (InputStream in = AllowedDifferences.class.getResourceAsStream("allowed-differences.txt")) {
            if (in == null) {
                throw new IOException("allowed-differences.txt is missing");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Reads rules, a line each; empty lines and those with # in front are skipped. */
    static AllowedDifferences parse(String text) {
        List<Rule> rules = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split(" \\| ");
            if (parts.length != 4 || !parts[3].startsWith("RFC ")) {
                throw new IllegalArgumentException("not ASPECT | KIND | TYPE | RFC n: sentence: " + line);
            }
            rules.add(new Rule(
                    Answer.Aspect.valueOf(parts[0].strip()),
                    Pattern.compile(parts[1].strip()),
                    Pattern.compile(parts[2].strip()),
                    parts[3]));
        }
        return new AllowedDifferences(rules);
    }

    /** The sentence that allows answers to a query to differ in this, if there is one. */
    Optional<String> sentence(TrialQuery query, Answer.Aspect aspect) {
        String type = Mnemonics.type(query.query().type());
        return rules.stream()
                .filter(rule -> rule.aspect == aspect
                        && rule.kind.matcher(query.kind()).matches()
                        && rule.type.matcher(type).matches())
                .map(Rule::sentence)
                .findFirst();
    }
}
