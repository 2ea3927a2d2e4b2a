package org.mpl4j.compiler.spl.interpret;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.mpl4j.compiler.spl.graph.Evaluation;
import org.mpl4j.compiler.spl.model.PolicyExpr;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.model.Variable;

/** Follows what is left to do until it waits for statecalls. */
final class Flow {
    private static final int LIMIT = 50_000;

    /** What waits; whether a way led to an abort; whether there was no end to it. */
    record Result(Set<Doing> waiting, boolean aborts, boolean isEndless) {}

    private final PolicySpec spec;

    Flow(PolicySpec spec) {
        this.spec = spec;
    }

    Result follow(Collection<Doing> from, Map<String, Long> fields) {
        return new Search(fields).from(from);
    }

    /** What follows if the statement that waits is this statecall and its condition holds. */
    Optional<Doing> takeHere(Doing doing, Statecall call, Map<String, Long> fields) {
        if (doing.rest() instanceof Rest.Steps steps
                && steps.at() < steps.steps().size()
                && steps.steps().get(steps.at()) instanceof Step.Take take
                && take.call().equals(call)
                && take.when().stream().allMatch(when -> Evaluation.holds(when, variables(doing), fields))) {
            return Optional.of(doing.with(next(steps)).named(Optional.empty()));
        }
        return Optional.empty();
    }

    /** Forgets the variables of functions that are never gone back to. */
    Doing abandon(Doing doing) {
        Map<Integer, Map<Variable, Long>> kept = new TreeMap<>(doing.values());
        kept.keySet().retainAll(Scopes.frames(doing.rest()));
        return new Doing(doing.rest(), kept, doing.label());
    }

    private static Rest next(Rest.Steps steps) {
        return new Rest.Steps(steps.steps(), steps.at() + 1, steps.outer());
    }

    private static ToLongFunction<Variable> variables(Doing doing) {
        Map<Variable, Long> frame = Objects.requireNonNull(doing.values().get(Scopes.frame(doing.rest())));
        return frame::get;
    }

    private final class Search {
        private final Map<String, Long> fields;
        private final Set<Doing> seen = new HashSet<>();
        private final Deque<Doing> open = new ArrayDeque<>();
        private final Set<Doing> waiting = new LinkedHashSet<>();
        private boolean aborts;

        Search(Map<String, Long> fields) {
            this.fields = fields;
        }

        Result from(Collection<Doing> first) {
            first.forEach(this::reach);
            while (!open.isEmpty() && seen.size() <= LIMIT) {
                Doing doing = open.remove();
                if (doing.rest() instanceof Rest.Steps steps) {
                    if (steps.at() == steps.steps().size()) {
                        reach(doing.with(steps.outer()));
                    } else {
                        step(doing, steps, steps.steps().get(steps.at()));
                    }
                } else {
                    arrive(doing, doing.rest());
                }
            }
            return new Result(waiting, aborts, !open.isEmpty());
        }

        private void reach(Doing doing) {
            if (seen.add(doing)) {
                open.add(doing);
            }
        }

        private boolean holds(PolicyExpr guard, Doing doing) {
            return Evaluation.holds(guard, variables(doing), fields);
        }

        private void step(Doing doing, Rest.Steps steps, Step step) {
            Rest after = next(steps);
            if (step instanceof Step.Take) {
                waiting.add(doing);
            } else if (step instanceof Step.Call call) {
                call(doing, call, after);
            } else if (step instanceof Step.Assign assign) {
                int frame = Scopes.frame(doing.rest());
                assign(doing, frame, assign.variable(), assign.value()).ifPresent(d -> reach(d.with(after)));
            } else if (step instanceof Step.Either either) {
                for (Step.Alternative way : either.alternatives()) {
                    if (way.guard().isEmpty() || holds(way.guard().get(), doing)) {
                        reach(doing.with(new Rest.Steps(way.steps(), 0, after)));
                    }
                }
            } else if (step instanceof Step.Multiple || step instanceof Step.While) {
                head(doing, new Rest.Loop(step, 0, doing.label(), after));
            } else if (step instanceof Step.DoUntil loop) {
                Rest again = new Rest.Loop(step, 0, doing.label(), after);
                reach(doing.with(new Rest.Steps(loop.steps(), 0, again)));
            } else if (step instanceof Step.AlwaysAllow allow) {
                reach(doing.with(new Rest.Steps(allow.steps(), 0, new Rest.Scope(step, after))));
            } else if (step instanceof Step.During during) {
                reach(doing.with(new Rest.Steps(during.steps(), 0, new Rest.Scope(step, after))));
            } else if (step instanceof Step.Within within) {
                reach(doing.with(new Rest.Steps(within.steps(), 0, new Rest.Scope(step, after))));
            } else if (step instanceof Step.Never) {
                Rest scope = new Rest.Scope(step, steps.outer());
                reach(doing.with(new Rest.Steps(steps.steps(), steps.at() + 1, scope)));
            } else if (step instanceof Step.Named named) {
                reach(doing.with(after).named(Optional.of(named)));
            } else if (step instanceof Step.Exit) {
                Rest end = doing.rest();
                while (!(end instanceof Rest.Return || end instanceof Rest.Done)) {
                    end = end.outer();
                }
                reach(abandon(doing.with(end)));
            } else if (step instanceof Step.Abort) {
                aborts = true;
            } else {
                reach(doing.with(after));
            }
        }

        private void call(Doing doing, Step.Call call, Rest after) {
            Routine function = spec.function(call.function()).orElseThrow();
            int callee = doing.values().keySet().stream()
                            .mapToInt(Integer::intValue)
                            .max()
                            .orElse(0)
                    + 1;
            Rest body = new Rest.Steps(function.steps(), 0, new Rest.Return(call, callee, after));
            Map<Variable, Long> parameters = new HashMap<>();
            for (int i = 0; i < call.arguments().size(); i++) {
                Variable parameter = function.variables().get(i);
                long value = variables(doing).applyAsLong(call.arguments().get(i));
                if (value < parameter.min() || value > parameter.max()) {
                    return;
                }
                parameters.put(parameter, value);
            }
            reach(doing.withFrame(callee, parameters).with(body));
        }

        private Optional<Doing> assign(Doing doing, int frame, Variable variable, PolicyExpr expr) {
            try {
                return assign(doing, frame, variable, Evaluation.evaluate(expr, variables(doing), fields));
            } catch (ArithmeticException e) {
                return Optional.empty();
            }
        }

        private Optional<Doing> assign(Doing doing, int frame, Variable variable, long value) {
            if (value < variable.min() || value > variable.max()) {
                return Optional.empty();
            }
            Map<Variable, Long> variables = new HashMap<>(doing.values().get(frame));
            variables.put(variable, value);
            return Optional.of(doing.withFrame(frame, variables));
        }

        private void arrive(Doing doing, Rest rest) {
            if (rest instanceof Rest.Loop loop && loop.step() instanceof Step.DoUntil until) {
                if (holds(until.guard(), doing)) {
                    reach(doing.with(loop.outer()));
                } else {
                    reach(doing.with(new Rest.Steps(until.steps(), 0, loop)).named(loop.label()));
                }
            } else if (rest instanceof Rest.Loop loop) {
                head(doing.named(loop.label()), counted(loop));
            } else if (rest instanceof Rest.Return end) {
                comeBack(doing, end);
            } else if (rest instanceof Rest.Resume resume) {
                Rest.Waiting interrupted = resume.interrupted();
                reach(doing.with(interrupted.rest()).named(interrupted.label()));
            } else if (rest instanceof Rest.Done) {
                waiting.add(doing);
            } else {
                reach(doing.with(rest.outer()));
            }
        }

        private Rest.Loop counted(Rest.Loop loop) {
            if (!(loop.step() instanceof Step.Multiple multiple)) {
                return loop;
            }
            long count = Math.min(loop.count() + 1, multiple.max().orElse(multiple.min()));
            return new Rest.Loop(multiple, count, loop.label(), loop.outer());
        }

        /** Another round, or on. */
        private void head(Doing doing, Rest.Loop loop) {
            if (loop.step() instanceof Step.While endless) {
                boolean holds = holds(endless.guard(), doing.with(loop));
                reach(doing.with(holds ? new Rest.Steps(endless.steps(), 0, loop) : loop.outer()));
                return;
            }
            Step.Multiple multiple = (Step.Multiple) loop.step();
            if (multiple.max().isEmpty() || loop.count() < multiple.max().getAsInt()) {
                reach(doing.with(new Rest.Steps(multiple.steps(), 0, loop)));
            }
            if (loop.count() >= multiple.min()) {
                reach(doing.with(loop.outer()));
            }
        }

        private void comeBack(Doing doing, Rest.Return end) {
            if (Scopes.isAttached(end.outer())) {
                waiting.add(doing);
            }
            Step.Call call = end.call();
            List<Variable> parameters =
                    spec.function(call.function()).orElseThrow().variables();
            int caller = Scopes.frame(end.outer());
            Map<Variable, Long> values = Objects.requireNonNull(doing.values().get(end.callee()));
            Optional<Doing> back = Optional.of(doing);
            for (int i = 0; i < parameters.size(); i++) {
                Variable argument = call.arguments().get(i);
                long value = Objects.requireNonNull(values.get(parameters.get(i)));
                back = back.flatMap(d -> assign(d, caller, argument, value));
            }
            back.ifPresent(d -> reach(d.withoutFrame(end.callee()).with(end.outer())));
        }
    }
}
