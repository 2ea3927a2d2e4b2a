package org.mpl4j.compiler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.mpl4j.grammar.MplParser;

/** What could have stood at the place of an error, in words: the kinds of things that a reader of the language reference knows, not the tokens that they begin with. */
final class ExpectedTokens {
    private static final Set<Integer> DECLARATION =
            Set.of(MplParser.TYPEDEF, MplParser.STRUCT, MplParser.PACKET, MplParser.NAME);
    private static final Set<Integer> STATEMENT = Set.of(MplParser.NAME, MplParser.LPAREN, MplParser.CLASSIFY);
    private static final Set<Integer> TYPE =
            Set.of(MplParser.NAME, MplParser.PACKET, MplParser.ARRAY, MplParser.CLASSIFY);
    private static final Set<Integer> ATTRIBUTE = Set.of(MplParser.NAME, MplParser.VARIANT, MplParser.WHEN);
    private static final Set<Integer> BOUND =
            Set.of(MplParser.NAME, MplParser.LPAREN, MplParser.LBRACKET, MplParser.LBRACE);
    private static final Set<Integer> ENDIAN = Set.of(MplParser.NAME, MplParser.COLON);
    private static final Set<Integer> CLOSING =
            Set.of(MplParser.RPAREN, MplParser.RBRACKET, MplParser.RBRACE, MplParser.BAR, Token.EOF);
    private static final Set<Integer> EXPRESSION = Set.of(
            MplParser.INT,
            MplParser.STRING,
            MplParser.TRUE,
            MplParser.FALSE,
            MplParser.NAME,
            MplParser.TAG,
            MplParser.LPAREN,
            MplParser.MINUS,
            MplParser.NOT);
    private static final Set<Integer> OPERATORS =
            Set.copyOf(IntStream.rangeClosed(MplParser.RANGE, MplParser.SHIFT_RIGHT)
                    .filter(type -> type != MplParser.NOT)
                    .boxed()
                    .toList());

    private final Set<Integer> types;

    ExpectedTokens(IntervalSet types) {
        this.types = Set.copyOf(types.toList());
    }

    boolean contains(int type) {
        return types.contains(type);
    }

    /** The set as a list, such as {@code `;`, `[` or an attribute}. */
    String inWords() {
        Set<Integer> rest = new TreeSet<>(types);
        List<String> groups = new ArrayList<>();
        group(DECLARATION, "`packet`, `typedef`, `struct` or `extern`", rest, groups);
        if (!groups.isEmpty()) {
            return groups.get(0);
        }
        if (rest.contains(MplParser.NAME)) {
            // The grammar lets commas follow each other, a predicate does not.
            rest.remove(MplParser.COMMA);
        }
        group(EXPRESSION, "an expression", rest, groups);
        group(OPERATORS, "an operator", rest, groups);
        group(TYPE, "a type", rest, groups);
        group(STATEMENT, "a statement", rest, groups);
        group(ATTRIBUTE, "an attribute", rest, groups);
        if (rest.containsAll(BOUND)) {
            group(Set.of(MplParser.NAME), "`until`", rest, groups);
        } else if (rest.containsAll(ENDIAN)) {
            rest.remove(MplParser.NAME);
        }
        List<String> words = new ArrayList<>();
        rest.stream().filter(type -> !CLOSING.contains(type)).forEach(type -> words.add(word(type)));
        words.addAll(groups);
        rest.stream().filter(CLOSING::contains).forEach(type -> words.add(word(type)));
        return list(words);
    }

    private static void group(Set<Integer> members, String name, Set<Integer> rest, List<String> groups) {
        if (rest.containsAll(members)) {
            rest.removeAll(members);
            groups.add(name);
        }
    }

    private static String word(int type) {
        return switch (type) {
            case Token.EOF -> "the end of the file";
            case MplParser.NAME -> "a name";
            case MplParser.TAG -> "a tag";
            case MplParser.STRING -> "a string";
            default -> "`" + MplParser.VOCABULARY.getLiteralName(type).replace("'", "") + "`";
        };
    }

    private static String list(List<String> words) {
        int last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
}
