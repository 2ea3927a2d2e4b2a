package org.mpl4j.compiler.spl.property;

import java.util.List;
import java.util.stream.Collectors;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.spl.table.Letter;

/** S0137 and S0138: properties that do not hold, with a shortest trace, and properties of which that cannot be told. */
public final class PropertyReport {
    private PropertyReport() {}

    /** Reports what was found. */
    public static void report(List<PropertyCheck.Finding> findings, Diagnostics diagnostics) {
        for (PropertyCheck.Finding finding : findings) {
            if (finding.verdict() instanceof Verdict.Fails fails) {
                fails(finding, fails, diagnostics);
            } else if (finding.verdict() instanceof Verdict.Undecided undecided) {
                diagnostics
                        .warning(
                                Code.S0138,
                                finding.property().span(),
                                "`%s` was not searched: %s",
                                finding.property().name(),
                                undecided.reason())
                        .help("spin may tell: `mplc spl check --spin`");
            }
        }
    }

    private static void fails(PropertyCheck.Finding finding, Verdict.Fails fails, Diagnostics diagnostics) {
        Diagnostics.Draft draft = diagnostics.error(
                Code.S0137,
                finding.property().span(),
                "`%s` does not hold of `%s`",
                finding.property().name(),
                finding.policy());
        if (!fails.trace().isEmpty()) {
            draft.help("not after %s", list(fails.trace()));
        }
        if (!fails.loop().isEmpty()) {
            draft.help(
                    fails.trace().isEmpty() ? "not if this repeats: %s" : "if this then repeats: %s",
                    list(fails.loop()));
        } else if (fails.trace().isEmpty()) {
            draft.help("not even before anything happened");
        }
    }

    private static String list(List<Letter> letters) {
        return letters.stream().map(letter -> "`" + letter + "`").collect(Collectors.joining(", "));
    }
}
