package org.mpl4j.compiler.parse;

import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.mpl4j.compiler.parse.antlr.ExpectedWords;
import org.mpl4j.grammar.MplParser;

/** What a specification could have at the place of an error, in words. */
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

    private static final Map<Integer, String> KINDS =
            Map.of(MplParser.NAME, "a name", MplParser.TAG, "a tag", MplParser.STRING, "a string");

    private final ExpectedWords words;

    ExpectedTokens(IntervalSet types) {
        this.words = new ExpectedWords(types, MplParser.VOCABULARY);
    }

    boolean contains(int type) {
        return words.contains(type);
    }

    /** The set as a list, such as {@code `;`, `[` or an attribute}. */
    String inWords() {
        String declarations = "`packet`, `typedef`, `struct` or `extern`";
        if (words.group(DECLARATION, declarations)) {
            return declarations;
        }
        if (words.contains(MplParser.NAME)) {
            // The grammar lets commas follow each other, a predicate does not.
            words.remove(MplParser.COMMA);
        }
        words.group(EXPRESSION, "an expression");
        words.group(OPERATORS, "an operator");
        words.group(TYPE, "a type");
        words.group(STATEMENT, "a statement");
        words.group(ATTRIBUTE, "an attribute");
        if (words.has(BOUND)) {
            words.group(Set.of(MplParser.NAME), "`until`");
        } else if (words.has(ENDIAN)) {
            words.remove(MplParser.NAME);
        }
        return words.list(CLOSING, KINDS);
    }
}
