package org.mpl4j.lsp.feature;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.ast.Token;

/**
 * Where in a specification somebody is typing, found out from the tokens before: which brackets are open, and what stands before the cursor in the innermost. No syntax error
 * around matters.
 *
 * @param frames the open brackets, the innermost first; the last is the file
 */
record Typing(List<Frame> frames) {
    /** What a bracket holds. */
    enum Inside {
        FILE,
        /** Statements of a packet, struct or array. */
        BODY,
        /** Branches of a classify, and statements in them. */
        BRANCHES,
        VARIANT,
        PARENTHESES,
        SIZE
    }

    /**
     * An open bracket.
     *
     * @param head the word before it, such as {@code checksum}
     * @param tag for branches, the name of what chooses one
     * @param tokens those of the statement, branch or declaration that is not complete
     */
    record Frame(Inside inside, String head, String tag, List<Token> tokens) {
        static Frame of(Inside inside, String head, String tag) {
            return new Frame(inside, head, tag, new ArrayList<>());
        }

        String last() {
            return tokens.isEmpty() ? "" : tokens.get(tokens.size() - 1).text();
        }

        boolean startsWith(String text) {
            return !tokens.isEmpty() && tokens.get(0).text().equals(text);
        }

        boolean has(String text) {
            return tokens.stream().anyMatch(token -> token.text().equals(text));
        }

        /** The name of a statement {@code name: ..}, if it has come that far. */
        Optional<Token> name() {
            return tokens.size() >= 2 && tokens.get(1).is(":") ? Optional.of(tokens.get(0)) : Optional.empty();
        }
    }

    Frame innermost() {
        return frames.get(0);
    }

    /** The bracket around the innermost one that holds statements or declarations: whose statement is typed. */
    Frame statement() {
        return frames.stream()
                .filter(frame -> frame.inside != Inside.PARENTHESES && frame.inside != Inside.SIZE)
                .findFirst()
                .orElseThrow();
    }

    /** @param before the tokens before what is typed */
    static Typing after(List<Token> before) {
        Deque<Frame> frames = new ArrayDeque<>();
        frames.push(Frame.of(Inside.FILE, "", ""));
        for (Token token : before) {
            if (!token.isComment()) {
                read(token, frames);
            }
        }
        return new Typing(List.copyOf(frames));
    }

    private static void read(Token token, Deque<Frame> frames) {
        Frame top = frames.element();
        if (token.is("{") || token.is("(") || token.is("[")) {
            frames.push(open(token, top));
        } else if (token.is("}") || token.is(")") || token.is("]")) {
            close(token, frames);
        } else if (token.is(";") || token.is("->") && top.inside() == Inside.BRANCHES) {
            top.tokens().clear();
        } else if (token.is("|") && (top.inside() == Inside.BRANCHES || top.inside() == Inside.VARIANT)) {
            top.tokens().clear();
            top.tokens().add(token);
        } else {
            top.tokens().add(token);
        }
    }

    private static Frame open(Token bracket, Frame top) {
        if (bracket.is("(")) {
            return Frame.of(Inside.PARENTHESES, top.last(), "");
        } else if (bracket.is("[")) {
            return Frame.of(Inside.SIZE, top.last(), "");
        } else if (top.last().equals("variant")) {
            return Frame.of(Inside.VARIANT, "", "");
        } else if (top.has("classify")) {
            return Frame.of(Inside.BRANCHES, "", tag(top));
        }
        return Frame.of(Inside.BODY, "", "");
    }

    /** Tokens within parentheses are kept behind the word before them, so that the tag of a classify is the last. */
    private static String tag(Frame statement) {
        return statement.last().equals("classify") ? "" : statement.last();
    }

    private static void close(Token bracket, Deque<Frame> frames) {
        boolean isBrace = bracket.is("}");
        Frame closed = frames.element();
        while (isBrace
                && frames.size() > 1
                && (closed.inside() == Inside.PARENTHESES || closed.inside() == Inside.SIZE)) {
            frames.pop();
            closed = frames.element();
        }
        boolean isSame = isBrace == (closed.inside() != Inside.PARENTHESES && closed.inside() != Inside.SIZE);
        if (frames.size() == 1 || !isSame) {
            return;
        }
        frames.pop();
        Frame around = frames.element();
        if (closed.inside() == Inside.PARENTHESES
                && closed.head().equals("classify")
                && !closed.tokens().isEmpty()) {
            around.tokens().add(closed.tokens().get(0));
        } else if (isBrace && around.inside() == Inside.FILE && around.startsWith("packet")) {
            around.tokens().clear();
        }
    }
}
