package org.mpl4j.compiler.spl.ast;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.ast.Token;
import org.mpl4j.compiler.ast.layout.Spacing;

/** The spaces of a policy. Looks at one token after the other, as it must know whether a minus is a sign, and a parenthesis that of a call. */
final class PolicySpacing implements Spacing {
    private static final Set<String> NONE_BEFORE = Set.of(";", ",", ")", "]", ":", "..", ".");
    private static final Set<String> NONE_AFTER = Set.of("(", "[", "..", ".");

    /** Names that are no functions where parentheses follow. */
    private static final Set<String> WORDS = Set.of("never", "ignore", "within", "when", "start", "sync");

    private @Nullable Token previous;
    private @Nullable Token beforePrevious;
    private boolean isSign;

    @Override
    public String before(Token token) {
        String space = previous == null || isJoined(previous, token) ? "" : " ";
        isSign = token.kind() == Token.Kind.SYMBOL && isSign(token);
        beforePrevious = previous;
        previous = token;
        return space;
    }

    private boolean isJoined(Token last, Token token) {
        boolean isSymbol = token.kind() == Token.Kind.SYMBOL;
        if (isSign || last.kind() == Token.Kind.SYMBOL && NONE_AFTER.contains(last.text())) {
            return true;
        } else if (token.is("(")) {
            return last.kind() == Token.Kind.NAME && !WORDS.contains(last.text()) && !isDeclared();
        } else if (token.is("[")) {
            return last.kind() == Token.Kind.TAG || last.is("int") || last.kind() == Token.Kind.NAME && !isDeclared();
        } else if (last.is("<") && token.is(">")) {
            return true;
        }
        return isSymbol && NONE_BEFORE.contains(token.text());
    }

    /** Whether the name before is that of an automaton or function that begins here. */
    private boolean isDeclared() {
        return beforePrevious != null && (beforePrevious.is("automaton") || beforePrevious.is("function"));
    }

    private boolean isSign(Token token) {
        return token.is("!") || token.is("-") && (previous == null || !isOperand(previous));
    }

    private static boolean isOperand(Token token) {
        return switch (token.kind()) {
            case NAME, INT -> true;
            case SYMBOL -> token.is(")");
            case TAG, STRING, KEYWORD, COMMENT, UNKNOWN -> false;
        };
    }
}
