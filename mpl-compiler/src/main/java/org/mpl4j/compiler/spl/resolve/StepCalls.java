package org.mpl4j.compiler.spl.resolve;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.model.Step;

/** What an automaton has in it, together with the functions that it calls: its alphabet and its named states. */
final class StepCalls {
    private final Map<String, Routine> functions;
    private final Set<String> visited = new HashSet<>();
    private final Deque<Routine> open = new ArrayDeque<>();
    private final Set<Statecall> alphabet = new LinkedHashSet<>();
    private final Set<String> states = new LinkedHashSet<>();

    private StepCalls(Map<String, Routine> functions) {
        this.functions = functions;
    }

    static StepCalls of(Routine automaton, Map<String, Routine> functions) {
        StepCalls calls = new StepCalls(functions);
        calls.visit(automaton.steps());
        while (!calls.open.isEmpty()) {
            calls.visit(calls.open.remove().steps());
        }
        return calls;
    }

    Set<Statecall> alphabet() {
        return alphabet;
    }

    Set<String> states() {
        return states;
    }

    private void visit(List<Step> steps) {
        steps.forEach(this::visit);
    }

    private void visit(Step step) {
        if (step instanceof Step.Take take) {
            alphabet.add(take.call());
        } else if (step instanceof Step.Never never) {
            alphabet.addAll(never.calls());
        } else if (step instanceof Step.Named named) {
            states.add(named.state());
        } else if (step instanceof Step.Call call && visited.add(call.function())) {
            Optional.ofNullable(functions.get(call.function())).ifPresent(open::add);
        } else if (step instanceof Step.Either either) {
            either.alternatives().forEach(alternative -> visit(alternative.steps()));
        } else if (step instanceof Step.Multiple multiple) {
            visit(multiple.steps());
        } else if (step instanceof Step.While loop) {
            visit(loop.steps());
        } else if (step instanceof Step.DoUntil loop) {
            visit(loop.steps());
        } else if (step instanceof Step.AlwaysAllow allow) {
            alphabet.addAll(allow.calls());
            visit(allow.steps());
        } else if (step instanceof Step.During during) {
            visit(during.steps());
            during.handlers().forEach(this::visit);
        } else if (step instanceof Step.Within within) {
            alphabet.add(within.expiry());
            visit(within.steps());
            visit(within.expired());
        }
    }
}
