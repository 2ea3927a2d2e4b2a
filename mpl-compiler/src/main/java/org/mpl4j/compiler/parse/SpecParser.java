package org.mpl4j.compiler.parse;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.mpl4j.compiler.ast.SpecFile;
import org.mpl4j.compiler.ast.Token;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.parse.antlr.DocComments;
import org.mpl4j.compiler.parse.antlr.Spans;
import org.mpl4j.compiler.parse.antlr.StatementErrors;
import org.mpl4j.compiler.parse.antlr.TokenCheck;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.grammar.MplLexer;
import org.mpl4j.grammar.MplParser;

/**
 * Parses specification files. Any text gives a tree; what is wrong with it is in the diagnostics. After a syntax error the tree is empty, unless the intact parts are
 * asked for.
 */
public final class SpecParser {
    private SpecParser() {}

    /** The syntax tree of a file. */
    public static SpecFile parse(SourceFile source, Diagnostics diagnostics) {
        return parse(source, false, diagnostics);
    }

    /** The syntax tree of a file, without the statements that have a syntax error: what the parser could make sense of. */
    public static SpecFile parseIntactParts(SourceFile source, Diagnostics diagnostics) {
        return parse(source, true, diagnostics);
    }

    private static SpecFile parse(SourceFile source, boolean takesParts, Diagnostics diagnostics) {
        SpecFile nothing = new SpecFile(source, List.of(), List.of());
        MplLexer lexer = lexer(source);
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        tokens.fill();
        TokenCheck check = new SpecTokenCheck(source, diagnostics);
        if (!check.check(lexer, tokens.getTokens())) {
            return nothing;
        }
        MplParser parser = new MplParser(tokens);
        parser.removeErrorListeners();
        StatementErrors errors = new SyntaxErrors(new SyntaxErrorReport(source, diagnostics), check.bad());
        parser.setErrorHandler(errors);
        // The grammar is unambiguous with one token of context at every decision: the simpler prediction finds the same
        // tree.
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        MplParser.SpecFileContext tree = parser.specFile();
        boolean isFaulty = errors.hasErrors() || !check.bad().isEmpty();
        if (isFaulty && !takesParts) {
            return nothing;
        }
        return new AstBuilder(source, new DocComments(source, tokens, MplLexer.COMMENTS), diagnostics).specFile(tree);
    }

    /** Every token of a file in order, comments too. */
    public static List<Token> tokens(SourceFile source) {
        List<Token> tokens = new ArrayList<>();
        for (org.antlr.v4.runtime.Token token : lexer(source).getAllTokens()) {
            tokens.add(new Token(kind(token.getType()), Spans.of(source, token)));
        }
        return List.copyOf(tokens);
    }

    private static MplLexer lexer(SourceFile source) {
        MplLexer lexer = new MplLexer(CharStreams.fromString(source.text(), source.displayName()));
        lexer.removeErrorListeners();
        return lexer;
    }

    private static Token.Kind kind(int type) {
        return switch (type) {
            case MplLexer.NAME -> Token.Kind.NAME;
            case MplLexer.TAG -> Token.Kind.TAG;
            case MplLexer.INT -> Token.Kind.INT;
            case MplLexer.STRING -> Token.Kind.STRING;
            case MplLexer.LINE_COMMENT, MplLexer.BLOCK_COMMENT -> Token.Kind.COMMENT;
            case MplLexer.BAD_INT, MplLexer.UNTERMINATED_STRING, MplLexer.ILLEGAL -> Token.Kind.UNKNOWN;
            default -> type <= MplLexer.WHEN ? Token.Kind.KEYWORD : Token.Kind.SYMBOL;
        };
    }
}
