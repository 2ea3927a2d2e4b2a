package org.mpl4j.compiler.parse;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.parse.antlr.Dialect;
import org.mpl4j.grammar.MplLexer;

/** MPL, for what parsers share. */
final class SpecDialect {
    static final Dialect MPL = new Dialect(
            MplLexer.VOCABULARY,
            new Dialect.Brackets(
                    MplLexer.LPAREN,
                    MplLexer.RPAREN,
                    MplLexer.LBRACKET,
                    MplLexer.RBRACKET,
                    MplLexer.LBRACE,
                    MplLexer.RBRACE),
            MplLexer.SEMI,
            MplLexer.ILLEGAL,
            MplLexer.BAD_INT,
            MplLexer.INT,
            Set.of(MplLexer.SEMI, MplLexer.COMMA, MplLexer.ARROW, MplLexer.DEFAULT_ARROW),
            IntStream.rangeClosed(MplLexer.RANGE, MplLexer.SHIFT_RIGHT).boxed().collect(Collectors.toSet()),
            new Dialect.Codes(Code.E0101, Code.E0103, Code.E0104, Code.E0105, Code.E0106));

    private SpecDialect() {}
}
