package org.mpl4j.compiler.spl.parse;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.mpl4j.compiler.ast.Token;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.parse.antlr.DocComments;
import org.mpl4j.compiler.parse.antlr.Spans;
import org.mpl4j.compiler.parse.antlr.StatementErrors;
import org.mpl4j.compiler.parse.antlr.TokenCheck;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.spl.ast.PolicyFile;
import org.mpl4j.grammar.SplLexer;
import org.mpl4j.grammar.SplParser;

/** Parses policy files. Any text gives a tree; what is wrong with it is in the diagnostics, and after a syntax error the tree is empty. */
public final class PolicyParser {
    private PolicyParser() {}

    /** The syntax tree of a file. */
    public static PolicyFile parse(SourceFile source, Diagnostics diagnostics) {
        PolicyFile nothing = new PolicyFile(source, List.of(), List.of());
        SplLexer lexer = lexer(source);
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        tokens.fill();
        TokenCheck check = new PolicyTokenCheck(source, diagnostics);
        if (!check.check(lexer, tokens.getTokens())) {
            return nothing;
        }
        SplParser parser = new SplParser(tokens);
        parser.removeErrorListeners();
        StatementErrors errors = new PolicySyntaxErrors(new PolicySyntaxReport(source, diagnostics), check.bad());
        parser.setErrorHandler(errors);
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        SplParser.PolicyFileContext tree = parser.policyFile();
        if (errors.hasErrors() || !check.bad().isEmpty()) {
            return nothing;
        }
        DocComments docs = new DocComments(source, tokens, SplLexer.COMMENTS);
        PolicyAstBuilder builder = new PolicyAstBuilder(source, docs, diagnostics);
        PolicyFile file = builder.file(tree);
        return builder.hasErrors() ? nothing : file;
    }

    /** Every token of a file in order, comments too. */
    public static List<Token> tokens(SourceFile source) {
        List<Token> tokens = new ArrayList<>();
        for (org.antlr.v4.runtime.Token token : lexer(source).getAllTokens()) {
            tokens.add(new Token(kind(token.getType()), Spans.of(source, token)));
        }
        return List.copyOf(tokens);
    }

    private static SplLexer lexer(SourceFile source) {
        SplLexer lexer = new SplLexer(CharStreams.fromString(source.text(), source.displayName()));
        lexer.removeErrorListeners();
        return lexer;
    }

    private static Token.Kind kind(int type) {
        return switch (type) {
            case SplLexer.NAME -> Token.Kind.NAME;
            case SplLexer.STATECALL, SplLexer.WILDCARD -> Token.Kind.TAG;
            case SplLexer.INT -> Token.Kind.INT;
            case SplLexer.LINE_COMMENT, SplLexer.BLOCK_COMMENT -> Token.Kind.COMMENT;
            case SplLexer.BAD_INT, SplLexer.ILLEGAL -> Token.Kind.UNKNOWN;
            default -> type <= SplLexer.OR ? Token.Kind.KEYWORD : Token.Kind.SYMBOL;
        };
    }
}
