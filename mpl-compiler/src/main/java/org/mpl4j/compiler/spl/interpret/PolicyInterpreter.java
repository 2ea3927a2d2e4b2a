package org.mpl4j.compiler.spl.interpret;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mpl4j.compiler.spl.graph.Alphabet;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.model.Variable;

/** Runs an automaton by following every way through its text at once. */
public final class PolicyInterpreter {
    private final Flow flow;
    private final Routine automaton;
    private final Set<Statecall> alphabet;
    private Set<Doing> now = Set.of();
    private boolean isEndless;

    public PolicyInterpreter(PolicySpec spec, Routine automaton) {
        this.flow = new Flow(spec);
        this.automaton = automaton;
        this.alphabet = new LinkedHashSet<>(Alphabet.of(spec, automaton));
    }

    private PolicyInterpreter(PolicyInterpreter other) {
        this.flow = other.flow;
        this.automaton = other.automaton;
        this.alphabet = other.alphabet;
        this.now = other.now;
    }

    /** Another one that is where this is. */
    public PolicyInterpreter copy() {
        return new PolicyInterpreter(this);
    }

    /** Begins anew, with a value for each start variable. */
    public void start(List<Integer> values) {
        Map<Variable, Long> variables = new HashMap<>();
        int at = 0;
        for (Variable variable : automaton.variables()) {
            variables.put(variable, variable.isStart() ? (long) values.get(at++) : 0L);
        }
        Doing first = new Doing(
                new Rest.Steps(automaton.steps(), 0, new Rest.Done()),
                new TreeMap<>(Map.of(0, Map.copyOf(variables))),
                Optional.empty());
        now = after(List.of(first), Map.of());
    }

    /** Goes on if the statecall is allowed, or if the automaton takes no notice of it; otherwise nothing changes. */
    public boolean step(Statecall call, Map<String, Long> fields) {
        if (!alphabet.contains(call)) {
            return true;
        }
        List<Doing> targets = new ArrayList<>();
        now.forEach(doing -> targets.addAll(take(doing, call, fields)));
        Set<Doing> next = after(targets, fields);
        if (next.isEmpty()) {
            return false;
        }
        now = next;
        return true;
    }

    /** The statecalls of the alphabet that are allowed now, as far as that can be told without fields. */
    public Set<Statecall> allowed() {
        Set<Statecall> allowed = new LinkedHashSet<>();
        for (Statecall call : alphabet) {
            if (copy().step(call, Map.of())) {
                allowed.add(call);
            }
        }
        return allowed;
    }

    /** Whether it may stop here. */
    public boolean isEnd() {
        return now.stream().anyMatch(doing -> doing.rest() instanceof Rest.Done);
    }

    /** What the policy calls the state: of several names, that which stands first in the text. */
    public Optional<String> label() {
        return now.stream()
                .map(Doing::label)
                .flatMap(Optional::stream)
                .min(Comparator.<Step.Named>comparingInt(n -> n.span().start()).thenComparing(Step.Named::state))
                .map(Step.Named::state);
    }

    /** Whether steps without a statecall did not come to an end, so that the last statecall was refused. */
    public boolean isEndless() {
        return isEndless;
    }

    /** How many things the policy may be doing. */
    public int size() {
        return now.size();
    }

    private Set<Doing> after(Collection<Doing> targets, Map<String, Long> fields) {
        Flow.Result result = flow.follow(targets, fields);
        isEndless = result.isEndless();
        return result.aborts() || isEndless ? Set.of() : result.waiting();
    }

    private List<Doing> take(Doing doing, Statecall call, Map<String, Long> fields) {
        List<Doing> targets = new ArrayList<>();
        List<Rest> around = Scopes.around(doing.rest());
        boolean isForbidden = around.stream()
                .anyMatch(r -> r instanceof Rest.Scope s
                        && s.step() instanceof Step.Never never
                        && never.calls().contains(call));
        if (isForbidden) {
            return targets;
        }
        flow.takeHere(doing, call, fields).ifPresent(targets::add);
        for (Rest rest : around) {
            if (!(rest instanceof Rest.Scope scope)) {
                continue;
            } else if (scope.step() instanceof Step.AlwaysAllow allow
                    && allow.calls().contains(call)) {
                targets.add(doing);
            } else if (scope.step() instanceof Step.During during) {
                targets.addAll(begin(doing, during, scope.outer(), call, fields));
            }
        }
        if (!(doing.rest() instanceof Rest.Return)) {
            for (Rest.Scope scope : Scopes.limits(doing.rest())) {
                Step.Within within = (Step.Within) scope.step();
                if (within.expiry().equals(call)) {
                    Rest expired = new Rest.Steps(within.expired(), 0, scope.outer());
                    targets.add(flow.abandon(doing.with(expired).named(Optional.empty())));
                }
            }
        }
        return targets;
    }

    /** What follows the first statecall of handlers that begin here. */
    private List<Doing> begin(Doing doing, Step.During during, Rest outer, Statecall call, Map<String, Long> fields) {
        List<Doing> targets = new ArrayList<>();
        Rest.Waiting interrupted = new Rest.Waiting(doing.rest(), doing.label());
        for (List<Step> handler : during.handlers()) {
            Rest resume = new Rest.Resume(interrupted, during, outer);
            Doing first = doing.with(new Rest.Steps(handler, 0, resume)).named(Optional.empty());
            for (Doing begin : flow.follow(List.of(first), Map.of()).waiting()) {
                // A handler that has come to its end without a statecall, or left, has not begun.
                if (Scopes.isInside(begin.rest(), resume)) {
                    flow.takeHere(begin, call, fields).ifPresent(targets::add);
                }
            }
        }
        return targets;
    }
}
