package org.mpl4j.compiler.parse.antlr;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.WritableToken;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SourceText;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.grammar.NestedCommentLexer;

/**
 * Reports tokens that cannot be part of any text of the language, and nesting that later stages would need too much stack for: they may recurse as deep as the tree is, and
 * the tree is at most {@link #MAX_DEPTH} brackets and {@link #MAX_OPERATORS} operators deep.
 */
public class TokenCheck {
    public static final int MAX_DEPTH = 100;
    public static final int MAX_OPERATORS = 500;

    private final Dialect dialect;
    private final SourceFile source;
    private final Diagnostics diagnostics;
    private final BitSet bad = new BitSet();
    private int depth;
    private int operators;

    public TokenCheck(Dialect dialect, SourceFile source, Diagnostics diagnostics) {
        this.dialect = dialect;
        this.source = source;
        this.diagnostics = diagnostics;
    }

    /** Indexes of tokens that were reported. They have been replaced by what they were probably meant to be, or hidden. */
    public final BitSet bad() {
        return bad;
    }

    /** Whether the parser may have the tokens: a look at what follows the bad ones is worth it, but not a tree of any depth. */
    public final boolean check(NestedCommentLexer lexer, List<Token> tokens) {
        for (Token token : tokens) {
            replace((WritableToken) token, tokens);
            if (!checkDepth(token)) {
                return false;
            }
        }
        int comment = lexer.unterminatedCommentStart();
        if (comment >= 0) {
            diagnostics
                    .error(
                            dialect.codes().openComment(),
                            new Span(source, comment, comment + 2),
                            "this comment does not end")
                    .help("comments nest: each `/*` needs a `*/` of its own");
            bad.set(tokens.size() - 1);
        }
        return true;
    }

    private void replace(WritableToken token, List<Token> tokens) {
        if (token.getType() == dialect.illegal()) {
            illegal(token, tokens);
        } else if (token.getType() == dialect.badInt()) {
            diagnostics
                    .error(dialect.codes().badInt(), Spans.of(source, token), "`%s` is not a number", token.getText())
                    .help("numbers are decimal, 0x.., 0o.. or 0b..; a name begins with a letter or `_`");
            token.setType(dialect.integer());
            bad.set(token.getTokenIndex());
        } else {
            replaceOther(token, tokens);
        }
    }

    /** Reports and replaces what only one language has. */
    protected void replaceOther(WritableToken token, List<Token> tokens) {}

    /** Says more about characters that cannot stand where they do. */
    protected void helpIllegal(String text, Diagnostics.Draft draft) {}

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
                && tokens.get(end).getType() == dialect.illegal()
                && follows(tokens.get(end - 1), tokens.get(end))) {
            end++;
        }
        Span span = Spans.of(source, token).to(Spans.of(source, tokens.get(end - 1)));
        Diagnostics.Draft draft =
                diagnostics.error(dialect.codes().illegal(), span, "%s cannot stand here", describe(span.text()));
        helpIllegal(span.text(), draft);
    }

    private boolean follows(Token first, Token second) {
        return first.getType() == dialect.illegal() && first.getStopIndex() + 1 == second.getStartIndex();
    }

    private boolean checkDepth(Token token) {
        int type = token.getType();
        if (dialect.brackets().opens(type)) {
            depth++;
        } else if (dialect.brackets().closes(type)) {
            depth = Math.max(0, depth - 1);
        }
        if (dialect.separators().contains(type)) {
            operators = 0;
        } else if (dialect.operators().contains(type)) {
            operators++;
        }
        if (depth > MAX_DEPTH) {
            diagnostics.error(
                    dialect.codes().depth(), Spans.of(source, token), "more than %d brackets are open here", MAX_DEPTH);
        } else if (operators > MAX_OPERATORS) {
            diagnostics.error(
                    dialect.codes().depth(),
                    Spans.of(source, token),
                    "this expression has more than %d operators",
                    MAX_OPERATORS);
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
