package org.mpl4j.compiler.parse;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.grammar.MplParser;

/** Says in words what was expected. After one error it is silent until a statement or packet has ended: what comes between is a consequence. */
final class SyntaxErrorListener extends BaseErrorListener {
    private final SourceFile source;
    private final Diagnostics diagnostics;
    private int silentUntil = -1;

    SyntaxErrorListener(SourceFile source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            Object symbol,
            int line,
            int column,
            String message,
            @Nullable RecognitionException cause) {
        Parser parser = (Parser) recognizer;
        Token found = cause instanceof NoViableAltException && cause.getOffendingToken() != null
                ? cause.getOffendingToken()
                : (Token) symbol;
        if (found.getTokenIndex() <= silentUntil) {
            return;
        }
        silentUntil = endOfStatement(parser, found.getTokenIndex());
        List<String> expected = inWords(parser.getExpectedTokens());
        String foundText = found.getType() == Token.EOF ? "the end of the file" : "`" + found.getText() + "`";
        diagnostics.error(Code.E0101, span(found), "expected %s, found %s", list(expected), foundText);
    }

    private static int endOfStatement(Parser parser, int from) {
        int at = from;
        while (parser.getTokenStream().get(at).getType() != Token.EOF) {
            int type = parser.getTokenStream().get(at).getType();
            if (type == MplParser.SEMI || type == MplParser.RBRACE) {
                return at;
            }
            at++;
        }
        return at;
    }

    private Span span(Token token) {
        int start = Math.min(token.getStartIndex(), source.text().length());
        return new Span(source, start, token.getType() == Token.EOF ? start : token.getStopIndex() + 1);
    }

    private static List<String> inWords(IntervalSet tokens) {
        Set<String> words = new LinkedHashSet<>();
        boolean isExpression = tokens.contains(MplParser.INT) && tokens.contains(MplParser.STRING);
        boolean isOperator = tokens.contains(MplParser.STAR) && tokens.contains(MplParser.OR);
        if (isExpression) {
            words.add("an expression");
        }
        for (int type : tokens.toList()) {
            if (isExpression && EXPRESSION_STARTS.contains(type)) {
                continue;
            }
            if (isOperator && type >= MplParser.RANGE && type <= MplParser.SHIFT_RIGHT) {
                words.add("an operator");
                continue;
            }
            words.add(word(type));
        }
        return List.copyOf(words);
    }

    private static final Set<Integer> EXPRESSION_STARTS = Set.of(
            MplParser.INT,
            MplParser.STRING,
            MplParser.TRUE,
            MplParser.FALSE,
            MplParser.NAME,
            MplParser.TAG,
            MplParser.LPAREN,
            MplParser.MINUS,
            MplParser.NOT);

    private static String word(int type) {
        return switch (type) {
            case Token.EOF -> "the end of the file";
            case MplParser.NAME -> "a name";
            case MplParser.TAG -> "a tag";
            case MplParser.INT -> "a number";
            case MplParser.STRING -> "a string";
            default -> {
                String literal = LITERALS.length > type ? LITERALS[type] : null;
                yield literal == null ? MplParser.VOCABULARY.getDisplayName(type) : "`" + literal + "`";
            }
        };
    }

    private static final @Nullable String[] LITERALS = literals();

    private static @Nullable String[] literals() {
        @Nullable String[] literals = new String[MplParser.VOCABULARY.getMaxTokenType() + 1];
        for (int type = 0; type < literals.length; type++) {
            String name = MplParser.VOCABULARY.getLiteralName(type);
            literals[type] = name == null ? null : name.substring(1, name.length() - 1);
        }
        return literals;
    }

    private static String list(List<String> words) {
        if (words.size() <= 1) {
            return words.isEmpty() ? "nothing" : words.get(0);
        }
        return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
    }
}
