package org.mpl4j.compiler.parse;

import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.mpl4j.compiler.ast.SpecFile;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.grammar.MplLexer;
import org.mpl4j.grammar.MplParser;

/** Parses specification files. Any text gives a tree; what is wrong with it is in the diagnostics, and after a syntax error the tree is empty. */
public final class SpecParser {
    private SpecParser() {}

    /** The syntax tree of a file. */
    public static SpecFile parse(SourceFile source, Diagnostics diagnostics) {
        MplLexer lexer = new MplLexer(CharStreams.fromString(source.text(), source.displayName()));
        lexer.removeErrorListeners();
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        tokens.fill();
        if (!new TokenCheck(source, diagnostics).check(lexer, tokens.getTokens())) {
            return new SpecFile(source, List.of(), List.of());
        }
        MplParser parser = new MplParser(tokens);
        parser.removeErrorListeners();
        parser.addErrorListener(new SyntaxErrorListener(source, diagnostics));
        parser.setErrorHandler(new StatementRecovery());
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        MplParser.SpecFileContext tree = parser.specFile();
        if (parser.getNumberOfSyntaxErrors() > 0) {
            return new SpecFile(source, List.of(), List.of());
        }
        DocComments comments = new DocComments(source, tokens);
        return new AstBuilder(source, comments, diagnostics).specFile(tree);
    }

    /** Every token of a file, hidden ones too, one a line: offset, kind and text. */
    public static List<Token> tokens(SourceFile source) {
        MplLexer lexer = new MplLexer(CharStreams.fromString(source.text(), source.displayName()));
        lexer.removeErrorListeners();
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        tokens.fill();
        return tokens.getTokens();
    }
}
