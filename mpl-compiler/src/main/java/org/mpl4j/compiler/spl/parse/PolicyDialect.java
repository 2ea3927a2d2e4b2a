package org.mpl4j.compiler.spl.parse;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.parse.antlr.Dialect;
import org.mpl4j.grammar.SplLexer;

/** SPL, for what parsers share. */
final class PolicyDialect {
    /** The bracket of {@code []} is one: a formula gets deeper by it. */
    private static final Set<Integer> OPERATORS = Stream.concat(
                    IntStream.rangeClosed(SplLexer.IFF, SplLexer.SLASH).boxed(),
                    Stream.of(SplLexer.OR, SplLexer.NEXT, SplLexer.UNTIL_THEN, SplLexer.WEAK_UNTIL, SplLexer.LBRACKET))
            .collect(Collectors.toSet());

    static final Dialect SPL = new Dialect(
            SplLexer.VOCABULARY,
            new Dialect.Brackets(
                    SplLexer.LPAREN,
                    SplLexer.RPAREN,
                    SplLexer.LBRACKET,
                    SplLexer.RBRACKET,
                    SplLexer.LBRACE,
                    SplLexer.RBRACE),
            SplLexer.SEMI,
            SplLexer.ILLEGAL,
            SplLexer.BAD_INT,
            SplLexer.INT,
            Set.of(SplLexer.SEMI, SplLexer.COMMA, SplLexer.LBRACE, SplLexer.RBRACE),
            OPERATORS,
            new Dialect.Codes(Code.S0101, Code.S0102, Code.S0103, Code.S0104, Code.S0105));

    private PolicyDialect() {}
}
