package org.mpl4j.compiler.parse;

import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.WritableToken;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.parse.antlr.TokenCheck;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.grammar.MplLexer;

/** Also reports strings without end. */
final class SpecTokenCheck extends TokenCheck {
    private final SourceFile source;
    private final Diagnostics diagnostics;

    SpecTokenCheck(SourceFile source, Diagnostics diagnostics) {
        super(SpecDialect.MPL, source, diagnostics);
        this.source = source;
        this.diagnostics = diagnostics;
    }

    @Override
    protected void replaceOther(WritableToken token, List<Token> tokens) {
        if (token.getType() == MplLexer.UNTERMINATED_STRING) {
            int start = token.getStartIndex();
            diagnostics
                    .error(Code.E0102, new Span(source, start, start + 1), "this string does not end")
                    .help("a string goes to the next `\"`, over line ends too");
            token.setType(MplLexer.STRING);
            // Whatever is missing at the end of the file may be in the string.
            bad().set(token.getTokenIndex(), tokens.size());
        }
    }

    @Override
    protected void helpIllegal(String text, Diagnostics.Draft draft) {
        if (text.equals("=")) {
            draft.help("`==` compares; a variant's default is marked with `=>`");
        }
    }
}
