package org.mpl4j.compiler.spl.check;

import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.spl.explore.Behaviour;

/** S0122: a statecall is refused though it is awaited, since behind it no guard holds, or a value does not fit. The shortest trace that leads there is shown. */
final class DeadEndCheck implements PolicyCheck {
    @Override
    public void check(Subject subject, Diagnostics diagnostics) {
        subject.tables().forEach(table -> {
            Behaviour behaviour = table.behaviour();
            for (int set = 0; set < behaviour.size(); set++) {
                for (Behaviour.DeadEnd end : behaviour.deadEnds(set)) {
                    diagnostics
                            .warning(
                                    Code.S0122,
                                    end.at(),
                                    "`%s` is refused since nothing goes on here behind it",
                                    end.letter())
                            .label(end.values().isEmpty() ? "no guard holds" : "with " + end.values())
                            .help("it is so %s", Subject.after(behaviour.shortestTrace(set)));
                }
            }
        });
    }
}
