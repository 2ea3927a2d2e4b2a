package org.mpl4j.grammar;

import java.util.Map;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;

/**
 * Tells words that came after 2006 from names: those that begin a declaration, where one may begin, and the operators of temporal logic, which look like statecalls, in a
 * property.
 */
public abstract class PolicyLexer extends NestedCommentLexer {
    private static final Map<String, Integer> DECLARATIONS = Map.of(
            "use", SplLexer.USE,
            "event", SplLexer.EVENT,
            "policy", SplLexer.POLICY,
            "property", SplLexer.PROPERTY,
            "trace", SplLexer.TRACE);

    private static final Map<String, Integer> OPERATORS =
            Map.of("X", SplLexer.NEXT, "U", SplLexer.UNTIL_THEN, "W", SplLexer.WEAK_UNTIL);

    private int last = SplLexer.SEMI;
    private int depth;
    private boolean isProperty;

    protected PolicyLexer(CharStream input) {
        super(input);
    }

    @Override
    public Token emit() {
        if (_channel == Token.DEFAULT_CHANNEL) {
            classify();
        }
        return super.emit();
    }

    private void classify() {
        boolean isStart = depth == 0 && (last == SplLexer.SEMI || last == SplLexer.RBRACE);
        if (isStart) {
            isProperty = false;
        }
        if (_type == SplLexer.NAME && isStart) {
            _type = DECLARATIONS.getOrDefault(getText(), SplLexer.NAME);
            isProperty = _type == SplLexer.PROPERTY;
        } else if (_type == SplLexer.STATECALL && isProperty) {
            _type = OPERATORS.getOrDefault(getText(), SplLexer.STATECALL);
        } else if (_type == SplLexer.LBRACE) {
            depth++;
        } else if (_type == SplLexer.RBRACE && depth > 0) {
            depth--;
        }
        last = _type;
    }
}
