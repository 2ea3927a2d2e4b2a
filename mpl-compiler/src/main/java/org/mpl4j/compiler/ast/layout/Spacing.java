package org.mpl4j.compiler.ast.layout;

import org.mpl4j.compiler.ast.Token;

/** Whether a space stands between two tokens of a line. Looks at one token after the other; each line has one of its own. */
public interface Spacing {
    /** The space before a token. */
    String before(Token token);
}
