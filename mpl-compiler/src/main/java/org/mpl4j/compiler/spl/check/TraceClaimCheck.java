package org.mpl4j.compiler.spl.check;

import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.spl.property.TraceCheck;

/** S0136: a good trace is refused, or a bad one is not refused at its last statecall. */
final class TraceClaimCheck implements PolicyCheck {
    @Override
    public void check(Subject subject, Diagnostics diagnostics) {
        TraceCheck.check(subject.spec(), subject.explorations()).stream()
                .filter(finding -> finding.trouble().isEmpty() && !finding.isAsSaid())
                .forEach(finding -> report(finding, diagnostics));
    }

    private static void report(TraceCheck.Finding finding, Diagnostics diagnostics) {
        String policy = finding.trace().policy();
        if (finding.refusedAt() < 0) {
            diagnostics.error(
                    Code.S0136, finding.trace().span(), "`%s` accepts all of this trace, which is bad", policy);
            return;
        }
        String allowed = finding.allowed().isEmpty() ? "nothing" : Names.list(finding.allowed());
        diagnostics
                .error(
                        Code.S0136,
                        finding.trace().span(),
                        "`%s` refuses statecall %d of this trace, `%s`",
                        policy,
                        finding.refusedAt() + 1,
                        finding.trace().calls().get(finding.refusedAt()))
                .help("allowed is %s", allowed);
    }
}
