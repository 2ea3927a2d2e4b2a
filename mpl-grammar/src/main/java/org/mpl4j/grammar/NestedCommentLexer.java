package org.mpl4j.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.Lexer;

/** Counts the levels of nested comments, which takes no stack, however deep they are. */
public abstract class NestedCommentLexer extends Lexer {
    private int unterminatedCommentStart = -1;

    protected NestedCommentLexer(CharStream input) {
        super(input);
    }

    /** Where a comment starts that the end of the text does not close, or -1. */
    public int unterminatedCommentStart() {
        return unterminatedCommentStart;
    }

    /** Consumes up to the end of the comment whose opening mark was just read, or to the end of the text. */
    protected void consumeNestedComment() {
        int level = 1;
        while (level > 0) {
            int here = _input.LA(1);
            int next = _input.LA(2);
            if (here == IntStream.EOF) {
                unterminatedCommentStart = _tokenStartCharIndex;
                return;
            }
            if (here == '/' && next == '*' || here == '*' && next == '/') {
                level += here == '/' ? 1 : -1;
                getInterpreter().consume(_input);
            }
            getInterpreter().consume(_input);
        }
    }
}
