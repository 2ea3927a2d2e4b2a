package org.mpl4j.compiler.spl.check;

import java.util.List;
import java.util.stream.Collectors;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.model.Variable;

/** S0133, S0134, S0135: an automaton of which there is no table, and the variables that are the cause. */
final class SizeCheck implements PolicyCheck {
    @Override
    public void check(Subject subject, Diagnostics diagnostics) {
        for (Exploration form : subject.explorations().values()) {
            String name = form.automaton().name();
            if (form instanceof Exploration.TooLarge large) {
                Diagnostics.Draft draft = diagnostics
                        .error(
                                Code.S0135,
                                large.automaton().span(),
                                "`%s` cannot be explored: %s",
                                name,
                                large.reason())
                        .label(causes(large.variables()));
                large.variables().stream().findFirst().ifPresent(v -> draft.also(v.span(), "this has the most values"));
            } else if (form instanceof Exploration.BitSets bits) {
                diagnostics
                        .warning(Code.S0134, bits.automaton().span(), "`%s` has too many states for a table", name)
                        .label(
                                "a bit for each of %d configurations instead; %s",
                                bits.table().entries().size(), causes(bits.variables()));
            } else if (form instanceof Exploration.Registers registers) {
                Diagnostics.Draft draft = diagnostics.warning(
                        Code.S0133,
                        registers.variables().stream()
                                .findFirst()
                                .map(Variable::span)
                                .orElse(registers.automaton().span()),
                        "`%s` needs registers, of which there are %d: %s",
                        name,
                        registers.capacity(),
                        registers.reason());
                draft.label(causes(registers.variables())).help("bounds make a table possible: `int[0..3] tries`");
            }
        }
    }

    private static String causes(List<Variable> variables) {
        return variables.isEmpty()
                ? "no variable is the cause"
                : variables.stream()
                        .map(v -> "`" + v.name() + "`")
                        .collect(Collectors.joining(", ", "because of ", ""));
    }
}
