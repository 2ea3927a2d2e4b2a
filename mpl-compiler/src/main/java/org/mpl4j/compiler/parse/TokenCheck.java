package org.mpl4j.compiler.parse;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.WritableToken;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SourceText;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.grammar.MplLexer;

/**
 * Reports tokens that cannot be part of any specification, and nesting that later stages would need too much stack for: they may recurse as deep as the tree is, and
 * the tree is at most {@link #MAX_DEPTH} brackets and {@link #MAX_OPERATORS} operators deep.
 */
final class TokenCheck {
    static final int MAX_DEPTH = 100;
    static final int MAX_OPERATORS = 500;

    private final SourceFile source;
    private final Diagnostics diagnostics;
    private final BitSet bad = new BitSet();
    private int depth;
    private int operators;

    TokenCheck(SourceFile source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    /** Indexes of tokens that were reported. They have been replaced by what they were probably meant to be, or hidden. */
    BitSet bad() {
        return bad;
    }

    /** Whether the parser may have the tokens: a look at what follows the bad ones is worth it, but not a tree of any depth. */
    boolean check(MplLexer lexer, List<Token> tokens) {
        for (Token token : tokens) {
            replace((WritableToken) token, tokens);
            if (!checkDepth(token)) {
                return false;
            }
        }
        int comment = lexer.unterminatedCommentStart();
        if (comment >= 0) {
            diagnostics
                    .error(Code.E0103, new Span(source, comment, comment + 2), "this comment does not end")
                    .help("comments nest: each `/*` needs a `*/` of its own");
            bad.set(tokens.size() - 1);
        }
        return true;
    }

    private void replace(WritableToken token, List<Token> tokens) {
        switch (token.getType()) {
            case MplLexer.ILLEGAL -> illegal(token, tokens);
            case MplLexer.BAD_INT -> {
                diagnostics
                        .error(Code.E0105, Spans.of(source, token), "`%s` is not a number", token.getText())
                        .help("numbers are decimal, 0x.., 0o.. or 0b..; a name begins with a letter or `_`");
                token.setType(MplLexer.INT);
                bad.set(token.getTokenIndex());
            }
            case MplLexer.UNTERMINATED_STRING -> {
                int start = token.getStartIndex();
                diagnostics
                        .error(Code.E0102, new Span(source, start, start + 1), "this string does not end")
                        .help("a string goes to the next `\"`, over line ends too");
                token.setType(MplLexer.STRING);
                // Whatever is missing at the end of the file may be in the string.
                bad.set(token.getTokenIndex(), tokens.size());
            }
            default -> {}
        }
    }

    /** One report for a run of them: what is one character to a person may be several bytes. */
    private void illegal(WritableToken token, List<Token> tokens) {
        int index = token.getTokenIndex();
        token.setChannel(Token.HIDDEN_CHANNEL);
        bad.set(index);
        if (index > 0 && follows(tokens.get(index - 1), token)) {
            return;
        }
        int end = index + 1;
        while (end < tokens.size()
                && tokens.get(end).getType() == MplLexer.ILLEGAL
                && follows(tokens.get(end - 1), tokens.get(end))) {
            end++;
        }
        Span span = Spans.of(source, token).to(Spans.of(source, tokens.get(end - 1)));
        Diagnostics.Draft draft = diagnostics.error(Code.E0104, span, "%s cannot stand here", describe(span.text()));
        if (span.text().equals("=")) {
            draft.help("`==` compares; a variant's default is marked with `=>`");
        }
    }

    private static boolean follows(Token first, Token second) {
        return first.getType() == MplLexer.ILLEGAL && first.getStopIndex() + 1 == second.getStartIndex();
    }

    private boolean checkDepth(Token token) {
        switch (token.getType()) {
            case MplLexer.LPAREN, MplLexer.LBRACE, MplLexer.LBRACKET -> depth++;
            case MplLexer.RPAREN, MplLexer.RBRACE, MplLexer.RBRACKET -> depth = Math.max(0, depth - 1);
            case MplLexer.SEMI, MplLexer.COMMA, MplLexer.ARROW, MplLexer.DEFAULT_ARROW -> operators = 0;
            default -> {
                if (token.getType() >= MplLexer.RANGE && token.getType() <= MplLexer.SHIFT_RIGHT) {
                    operators++;
                }
            }
        }
        if (depth > MAX_DEPTH) {
            diagnostics.error(Code.E0106, Spans.of(source, token), "more than %d brackets are open here", MAX_DEPTH);
        } else if (operators > MAX_OPERATORS) {
            diagnostics.error(
                    Code.E0106, Spans.of(source, token), "this expression has more than %d operators", MAX_OPERATORS);
        }
        return depth <= MAX_DEPTH && operators <= MAX_OPERATORS;
    }

    private static String describe(String bytes) {
        String text = SourceText.decode(bytes);
        boolean isReadable = text.codePoints()
                .allMatch(c -> c != 0xfffd && !Character.isISOControl(c) && !Character.isWhitespace(c));
        if (isReadable && text.length() <= 20) {
            return "`" + text + "`";
        }
        return bytes.length() == 1
                ? String.format(Locale.ROOT, "the byte 0x%02x", (int) bytes.charAt(0))
                : "a run of bytes that are no text";
    }
}
