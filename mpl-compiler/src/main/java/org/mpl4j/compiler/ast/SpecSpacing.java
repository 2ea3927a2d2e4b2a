package org.mpl4j.compiler.ast;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.ast.layout.Spacing;

/** The spaces of a specification. Looks at one token after the other, as it must know whether a minus is a sign, and a colon before a label. */
final class SpecSpacing implements Spacing {
    private static final Set<String> NONE_BEFORE = Set.of(";", ",", ")", "]", ":", "[", "..");
    private static final Set<String> NONE_AFTER = Set.of("(", "[", "..", "|");

    private @Nullable Token previous;
    private @Nullable Token beforePrevious;
    private boolean isSign;
    private boolean isInPattern;

    @Override
    public String before(Token token) {
        String space = previous == null || isJoined(previous, token) ? "" : " ";
        isSign = token.kind() == Token.Kind.SYMBOL && isSign(token);
        if (token.is("|") || token.is("->") || token.is("=>")) {
            isInPattern = token.is("|");
        }
        beforePrevious = previous;
        previous = token;
        return space;
    }

    private boolean isJoined(Token last, Token token) {
        if (isSign || last.kind() == Token.Kind.SYMBOL && NONE_AFTER.contains(last.text())) {
            return true;
        }
        if (last.is(":") && isInPattern) {
            return true;
        }
        if (token.is("(")) {
            return last.kind() == Token.Kind.NAME && !isUntil(last);
        }
        return token.kind() == Token.Kind.SYMBOL && NONE_BEFORE.contains(token.text());
    }

    /** In {@code array until (..)} and {@code bytes until (..)} it is written like {@code when (..)}. */
    private boolean isUntil(Token last) {
        return last.text().equals("until") && beforePrevious != null && endsType(beforePrevious);
    }

    private static boolean endsType(Token token) {
        return token.kind() == Token.Kind.NAME || token.is("array") || token.is("]") || token.is(")") || token.is("}");
    }

    private boolean isSign(Token token) {
        return token.is("!") || token.is("-") && (previous == null || !isOperand(previous));
    }

    private static boolean isOperand(Token token) {
        return switch (token.kind()) {
            case NAME, TAG, INT, STRING, KEYWORD -> true;
            case SYMBOL -> token.is(")") || token.is("]");
            case COMMENT, UNKNOWN -> false;
        };
    }
}
