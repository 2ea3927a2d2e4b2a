package org.mpl4j.compiler.ast.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.mpl4j.compiler.ast.Token;
import org.mpl4j.compiler.source.Span;

/** The tokens of a file, comments too, with a place up to which they have been printed. */
public final class TokenRow {
    private final List<Token> tokens;
    private final Supplier<Spacing> spacing;
    private int at;

    /** @param spacing makes what sees to the spaces of a line */
    public TokenRow(List<Token> tokens, Supplier<Spacing> spacing) {
        this.spacing = spacing;
        this.tokens = List.copyOf(tokens);
    }

    /**
     * Tokens as they stand in one line.
     *
     * @param columns where each token begins in the text, in order; -1 for what is not in it
     * @param hoisted comments that cannot stand within a line
     */
    public record Line(String text, List<Integer> columns, List<Token> hoisted) {}

    /** The token to be printed next. */
    Optional<Token> peek() {
        return at < tokens.size() ? Optional.of(tokens.get(at)) : Optional.empty();
    }

    Token take() {
        return tokens.get(at++);
    }

    /** The tokens from here up to a place in one line; goes on behind them. */
    public Line take(int endOffset) {
        Line line = line(endOffset);
        at += line.columns().size();
        return line;
    }

    /** The tokens from here up to a place in one line. */
    public Line line(int endOffset) {
        StringBuilder text = new StringBuilder();
        List<Integer> columns = new ArrayList<>();
        List<Token> hoisted = new ArrayList<>();
        Spacing space = spacing.get();
        for (int i = at; i < tokens.size() && tokens.get(i).span().end() <= endOffset; i++) {
            Token token = tokens.get(i);
            if (token.isComment() && !token.standsInLine()) {
                hoisted.add(token);
                columns.add(-1);
            } else if (token.is(",")
                    && significant(i + 1).filter(t -> t.is(")")).isPresent()) {
                columns.add(-1);
            } else {
                text.append(space.before(token));
                columns.add(text.length());
                text.append(token.isComment() ? withoutBlankEnds(token.text()) : token.text());
            }
        }
        return new Line(text.toString(), columns, hoisted);
    }

    /**
     * Whether the tokens from here up to a place may stand in one line: there is no string with a line end in it, and no comment, except before the opening mark where
     * it is hoisted.
     */
    public boolean isPlain(int endOffset, String opening) {
        boolean isHeader = true;
        for (int i = at; i < tokens.size() && tokens.get(i).span().end() <= endOffset; i++) {
            Token token = tokens.get(i);
            boolean isHoisted = isHeader && token.isComment() && !token.standsInLine();
            if (!isHoisted && (token.isComment() || token.text().indexOf('\n') >= 0)) {
                return false;
            }
            isHeader &= !token.is(opening);
        }
        return true;
    }

    private static String withoutBlankEnds(String comment) {
        StringBuilder out = new StringBuilder(comment.length());
        for (String line : comment.split("\n", -1)) {
            out.append(out.isEmpty() ? "" : "\n").append(line.stripTrailing());
        }
        return out.toString();
    }

    /** The column in a line from here of the token that begins at an offset. */
    public int column(Line line, int startOffset) {
        int index = at;
        while (tokens.get(index).span().start() < startOffset) {
            index++;
        }
        return line.columns().get(index - at);
    }

    /** The greatest width in one line of tokens further on, each part from one place to another, in order. */
    public int maxWidth(List<Span> parts) {
        int here = at;
        int width = 0;
        for (Span part : parts) {
            while (tokens.get(at).span().start() < part.start()) {
                at++;
            }
            width = Math.max(width, line(part.end()).text().length());
        }
        at = here;
        return width;
    }

    /** The offset at which the next token begins that is no comment; the end of the file if there is none. */
    public int startOfNextSignificant() {
        return significant(at).map(token -> token.span().start()).orElse(Integer.MAX_VALUE);
    }

    private Optional<Token> significant(int from) {
        int next = from;
        while (next < tokens.size() && tokens.get(next).isComment()) {
            next++;
        }
        return next < tokens.size() ? Optional.of(tokens.get(next)) : Optional.empty();
    }

    /** The offset behind the first token from here on that is this mark. */
    public int endOfFirst(String mark) {
        return tokens.get(first(token -> token.is(mark))).span().end();
    }

    /** The offset behind the last token before the first arrow from here on. */
    public int endBeforeArrow() {
        return tokens.get(first(token -> token.is("->") || token.is("=>")) - 1)
                .span()
                .end();
    }

    private int first(Predicate<Token> isWanted) {
        int index = at;
        while (!isWanted.test(tokens.get(index))) {
            index++;
        }
        return index;
    }

    /** How many line ends stand in the source before the next token. */
    int lineEndsBefore() {
        return at == 0 ? 0 : tokens.get(at).span().line() - endLine(tokens.get(at - 1));
    }

    private static int endLine(Token token) {
        return token.span().file().line(token.span().end());
    }

    /** Whether the next token is a comment that belongs to what was just printed: it stands in the same line, with nothing behind it that it might belong to. */
    boolean isNextTrailing() {
        if (at == 0 || at == tokens.size() || !tokens.get(at).isComment() || lineEndsBefore() > 0) {
            return false;
        }
        Token comment = tokens.get(at);
        if (comment.text().indexOf('\n') >= 0) {
            return false;
        }
        Optional<Token> next = significant(at + 1);
        return next.filter(token -> !token.is("}")
                        && (comment.isDocComment() || token.span().line() == endLine(comment)))
                .isEmpty();
    }
}
