package org.mpl4j.compiler.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Vocabulary;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.cli.JsonTree;
import org.mpl4j.compiler.model.Attributes.ShowFormat;
import org.mpl4j.grammar.MplLexer;
import org.mpl4j.grammar.SplLexer;
import org.mpl4j.runtime.checksum.Checksum;

/** The words that editors colour (the TextMate grammars of editors/vscode) are those that the compiler knows. */
class EditorWordsTest {
    private static final Path SYNTAXES = Path.of("../editors/vscode/syntaxes");
    private static final Path GRAMMARS = Path.of("../mpl-grammar/src/main/antlr4/org/mpl4j/grammar");

    /** Alternatives, all of which are words. */
    private static final Pattern WORDS = Pattern.compile("\\((?:\\?:)?([a-z][a-z0-9_]*(?:\\|[a-z][a-z0-9_]*)*)\\)");

    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]*");

    @Test
    void wordsThatTheLexersReserve() throws IOException {
        assertThat(words(rule("mpl", "reserved"))).isEqualTo(literals(MplLexer.VOCABULARY, MplLexer.TYPEDEF));
        Set<String> reserved = literals(SplLexer.VOCABULARY, SplLexer.AUTOMATON);
        reserved.add("or");
        assertThat(words(rule("spl", "reserved"))).isEqualTo(reserved);
    }

    @Test
    void wordsThatTheParsersLookFor() throws IOException {
        for (String language : List.of("mpl", "spl")) {
            String parser = Files.readString(GRAMMARS.resolve(
                    language.substring(0, 1).toUpperCase(Locale.ROOT) + language.substring(1) + "Parser.g4"));
            List<String> looked = Pattern.compile("is(?:Word|Statement)\\((?:[^,()]*, )?\"([a-z]+)\"\\)")
                    .matcher(parser)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertThat(looked).hasSizeGreaterThanOrEqualTo(3);
            assertThat(everyWord(language)).containsAll(looked);
        }
        assertThat(everyWord("spl")).contains("use", "event", "policy", "property", "trace", "never", "ignore");
    }

    @Test
    void typesAttributesAndFunctions() throws IOException {
        assertThat(words(firstOf("type-name"))).isEqualTo(new TreeSet<>(BuiltInType.names()));
        Set<String> attributes = new TreeSet<>(AttributeList.NAMES);
        attributes.removeAll(literals(MplLexer.VOCABULARY, MplLexer.TYPEDEF));
        assertThat(words(last(rule("mpl", "attributes")))).isEqualTo(attributes);
        assertThat(words(rule("mpl", "functions"))).isEqualTo(new TreeSet<>(CallResolver.FUNCTIONS));
        assertThat(words(last(rule("mpl", "declarations")))).isEqualTo(new TreeSet<>(Parameters.TYPES));
    }

    @Test
    void formatsAndAlgorithms() throws IOException {
        List<?> attributes = patterns(rule("mpl", "attributes"));
        Set<String> formats = new TreeSet<>(Set.of("show"));
        Arrays.stream(ShowFormat.values())
                .map(format -> format.name().toLowerCase(Locale.ROOT))
                .forEach(formats::add);
        assertThat(words(attributes.get(0))).isEqualTo(formats);
        Set<String> algorithms = new TreeSet<>(Set.of("checksum"));
        Arrays.stream(Checksum.values()).map(Checksum::specName).forEach(algorithms::add);
        assertThat(words(attributes.get(1))).isEqualTo(algorithms);
    }

    /** The words of a lexer's tokens, from the first one of a kind that is a word. */
    private static Set<String> literals(Vocabulary vocabulary, int first) {
        Set<String> found = new TreeSet<>();
        IntStream.rangeClosed(first, vocabulary.getMaxTokenType())
                .mapToObj(vocabulary::getLiteralName)
                .filter(name -> name != null
                        && WORD.matcher(name.substring(1, name.length() - 1)).matches())
                .forEach(name -> found.add(name.substring(1, name.length() - 1)));
        return found;
    }

    private static Object rule(String language, String name) throws IOException {
        Object grammar = JsonTree.of(Files.readString(SYNTAXES.resolve(language + ".tmLanguage.json")));
        return ((Map<?, ?>) ((Map<?, ?>) grammar).get("repository")).get(name);
    }

    private static Object firstOf(String rule) throws IOException {
        return patterns(rule("mpl", rule)).get(0);
    }

    private static List<?> patterns(Object rule) {
        return (List<?>) ((Map<?, ?>) rule).get("patterns");
    }

    private static Object last(Object rule) {
        List<?> patterns = patterns(rule);
        return patterns.get(patterns.size() - 1);
    }

    /** The words of all lists of alternatives in a rule. */
    private static Set<String> words(Object rule) {
        Set<String> found = new TreeSet<>();
        expressions(rule)
                .flatMap(expression -> WORDS.matcher(expression).results())
                .flatMap(match -> Stream.of(match.group(1).split("\\|")))
                .forEach(found::add);
        return found;
    }

    /** Everything in a grammar's regular expressions that looks like a word. */
    private static Set<String> everyWord(String language) throws IOException {
        Set<String> found = new TreeSet<>();
        expressions(JsonTree.of(Files.readString(SYNTAXES.resolve(language + ".tmLanguage.json"))))
                .forEach(expression -> {
                    Matcher matcher = Pattern.compile("(?<![\\\\a-z])[a-z]{2,}").matcher(expression);
                    while (matcher.find()) {
                        found.add(matcher.group());
                    }
                });
        return found;
    }

    private static Stream<String> expressions(Object value) {
        if (value instanceof Map<?, ?> rule) {
            return rule.entrySet().stream()
                    .flatMap(entry -> Set.of("match", "begin", "end").contains(entry.getKey())
                            ? Stream.of((String) entry.getValue())
                            : expressions(entry.getValue()));
        }
        return value instanceof List<?> list ? list.stream().flatMap(EditorWordsTest::expressions) : Stream.empty();
    }
}
