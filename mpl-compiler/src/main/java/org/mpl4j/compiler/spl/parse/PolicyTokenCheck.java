package org.mpl4j.compiler.spl.parse;

import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.parse.antlr.TokenCheck;
import org.mpl4j.compiler.source.SourceFile;

/** Knows what is often written instead. */
final class PolicyTokenCheck extends TokenCheck {
    PolicyTokenCheck(SourceFile source, Diagnostics diagnostics) {
        super(PolicyDialect.SPL, source, diagnostics);
    }

    @Override
    protected void helpIllegal(String text, Diagnostics.Draft draft) {
        if (text.equals("&")) {
            draft.help("`&&` is the operator");
        } else if (text.equals("|")) {
            draft.help("`||` is the operator");
        }
    }
}
