package org.mpl4j.compiler.spl.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.spl.explore.Behaviour;
import org.mpl4j.compiler.spl.model.Step;

/** S0123: after the same statecalls an automaton is in two states of different names. The shortest such trace is shown. */
final class AmbiguousStateCheck implements PolicyCheck {
    @Override
    public void check(Subject subject, Diagnostics diagnostics) {
        subject.tables().forEach(table -> {
            Behaviour behaviour = table.behaviour();
            Set<Set<String>> reported = new HashSet<>();
            for (int set = 0; set < behaviour.size(); set++) {
                Set<String> names = new TreeSet<>();
                List<Step.Named> labels = new ArrayList<>(behaviour.labels(set));
                labels.forEach(label -> names.add(label.state()));
                if (names.size() > 1 && reported.add(names)) {
                    labels.sort(
                            (a, b) -> Integer.compare(a.span().start(), b.span().start()));
                    Step.Named first = labels.get(0);
                    Step.Named other = labels.stream()
                            .filter(l -> !l.state().equals(first.state()))
                            .findFirst()
                            .orElseThrow();
                    diagnostics
                            .warning(
                                    Code.S0123,
                                    other.span(),
                                    "%s it may be in `%s` or in `%s`",
                                    Subject.after(behaviour.shortestTrace(set)),
                                    first.state(),
                                    other.state())
                            .also(first.span(), "the state is called `%s`, which stands first", first.state());
                }
            }
        });
    }
}
