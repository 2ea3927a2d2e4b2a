package org.mpl4j.compiler.parse.antlr;

import java.util.Set;
import org.antlr.v4.runtime.Vocabulary;
import org.mpl4j.compiler.diagnostic.Code;

/**
 * What tells languages apart for the parts of their parsers that they share: token types and codes.
 *
 * @param semi what ends a statement
 * @param illegal a character that begins nothing
 * @param badInt a number that is none
 * @param integer a number
 * @param separators what an expression cannot go on behind
 * @param operators what makes an expression deeper
 */
public record Dialect(
        Vocabulary vocabulary,
        Brackets brackets,
        int semi,
        int illegal,
        int badInt,
        int integer,
        Set<Integer> separators,
        Set<Integer> operators,
        Codes codes) {
    public Dialect {
        separators = Set.copyOf(separators);
        operators = Set.copyOf(operators);
    }

    /** Three pairs. */
    public record Brackets(int lparen, int rparen, int lbracket, int rbracket, int lbrace, int rbrace) {
        boolean opens(int type) {
            return type == lparen || type == lbracket || type == lbrace;
        }

        boolean closes(int type) {
            return type == rparen || type == rbracket || type == rbrace;
        }
    }

    /** What mistakes are reported as. */
    public record Codes(Code syntax, Code openComment, Code illegal, Code badInt, Code depth) {}
}
