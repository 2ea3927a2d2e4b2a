package org.mpl4j.compiler.spl.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.spl.model.PolicyExpr;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.model.Variable;

/**
 * Makes the graph of an automaton. Each call of a function is a copy, each handler one for each place that it resumes at (one for all if it never resumes): what a
 * configuration has to remember is its node, so no stack is needed. What holds anywhere inside of a step is attached to the places made while the step was, so that it
 * reaches into functions at every depth, but not into handlers further out.
 */
final class GraphBuilder {
    private final PolicySpec spec;
    private final Routine automaton;
    private final Draft draft;
    private int top;
    private int slots;

    GraphBuilder(PolicySpec spec, Routine automaton, int limit) {
        this.spec = spec;
        this.automaton = automaton;
        this.draft = new Draft(limit);
    }

    /**
     * What steps are inside of.
     *
     * @param returns where {@code exit} goes
     * @param isAttached whether something attaches itself to places, also that at the end of a function
     */
    private record Context(Frame frame, Ends returns, boolean isAttached) {
        Context attached() {
            return new Context(frame, returns, true);
        }
    }

    Optional<Graph> build() {
        try {
            return Optional.of(graph());
        } catch (Draft.TooLarge e) {
            return Optional.empty();
        }
    }

    private Graph graph() {
        Frame frame = frame(automaton, Optional.empty());
        Context context = new Context(frame, new Ends(), false);
        int entry = draft.fresh();
        draft.joinAll(context.returns(), steps(automaton.steps(), Ends.of(Optional.empty(), entry), context));
        context.returns().nodes().forEach((label, id) -> draft.define(id, new Node.End(label)));
        List<Node> nodes = draft.finish(automaton.span());
        return new Graph(
                automaton, Alphabet.of(spec, automaton), frame, slots, nodes, draft.resolve(entry), Liveness.of(nodes));
    }

    private Frame frame(Routine routine, Optional<Frame> caller) {
        Frame frame = new Frame(routine, caller, top);
        reserve(routine.variables().size());
        return frame;
    }

    private int reserve(int count) {
        int first = top;
        top += count;
        slots = Math.max(slots, top);
        return first;
    }

    private Ends steps(List<Step> steps, Ends in, Context context) {
        record Since(int places, Step.Never never) {}
        List<Since> nevers = new ArrayList<>();
        Ends ends = in;
        for (Step step : steps) {
            if (ends.isEmpty()) {
                break;
            }
            draft.work();
            if (step instanceof Step.Never never) {
                nevers.add(new Since(draft.placeCount(), never));
            } else {
                ends = step(step, ends, context);
            }
        }
        for (Since since : nevers) {
            draft.placesSince(since.places())
                    .forEach(place -> place.refused().addAll(since.never().calls()));
        }
        return ends;
    }

    private Ends step(Step step, Ends in, Context context) {
        if (step instanceof Step.AlwaysAllow allow) {
            int first = draft.placeCount();
            Ends out = steps(allow.steps(), in, context.attached());
            draft.placesSince(first).forEach(place -> place.allowed().addAll(allow.calls()));
            return out;
        } else if (step instanceof Step.During during) {
            return during(during, in, context);
        } else if (step instanceof Step.Within within) {
            return within(within, in, context);
        } else if (step instanceof Step.Take take) {
            return take(take, in, context);
        }
        Ends out = new Ends();
        in.nodes().forEach((label, id) -> simple(step, label, id, context, out));
        return out;
    }

    private void simple(Step step, Optional<Step.Named> label, int id, Context context, Ends out) {
        if (step instanceof Step.Call call) {
            call(call, label, id, context, out);
        } else if (step instanceof Step.Assign assign) {
            draft.join(
                    out,
                    label,
                    assign(id, assign.variable(), context.frame(), assign.value(), context.frame(), assign));
        } else if (step instanceof Step.Either either) {
            either(either, label, id, context, out);
        } else if (step instanceof Step.Multiple multiple) {
            multiple(multiple, label, id, context, out);
        } else if (step instanceof Step.While loop) {
            int body = draft.fresh();
            int leave = draft.fresh();
            draft.define(id, test(loop.guard(), context, body, leave, loop));
            draft.lead(steps(loop.steps(), Ends.of(label, body), context), id);
            draft.join(out, label, leave);
        } else if (step instanceof Step.DoUntil loop) {
            steps(loop.steps(), Ends.of(label, id), context).nodes().forEach((last, end) -> {
                int leave = draft.fresh();
                draft.define(end, test(loop.guard(), context, leave, id, loop));
                draft.join(out, last, leave);
            });
        } else if (step instanceof Step.Named named) {
            draft.join(out, Optional.of(named), id);
        } else if (step instanceof Step.Exit) {
            draft.join(context.returns(), label, id);
        } else if (step instanceof Step.Abort abort) {
            draft.define(id, new Node.Abort(abort.span()));
        } else {
            draft.join(out, label, id);
        }
    }

    private static Node test(PolicyExpr guard, Context context, int holds, int fails, Step step) {
        return new Node.Fork(
                List.of(
                        new Node.Way(new Guard.Holds(guard, context.frame()), holds),
                        new Node.Way(new Guard.Fails(guard, context.frame()), fails)),
                step.span());
    }

    private Ends take(Step.Take take, Ends in, Context context) {
        int after = draft.fresh();
        in.nodes()
                .forEach((label, id) ->
                        draft.define(id, Place.before(new Place.Taking(take, after), label, context.frame(), top)));
        return Ends.of(Optional.empty(), after);
    }

    private int assign(int id, Variable variable, Frame owner, PolicyExpr value, Frame frame, Step step) {
        int next = draft.fresh();
        int slot = owner.slot(variable);
        draft.define(id, new Node.Assign(slot, variable.min(), variable.max(), value, frame, next, step.span()));
        return next;
    }

    private void either(Step.Either either, Optional<Step.Named> label, int id, Context context, Ends out) {
        List<Node.Way> ways = new ArrayList<>();
        for (Step.Alternative alternative : either.alternatives()) {
            int body = draft.fresh();
            Guard guard = alternative
                    .guard()
                    .<Guard>map(g -> new Guard.Holds(g, context.frame()))
                    .orElse(new Guard.Always());
            ways.add(new Node.Way(guard, body));
            draft.joinAll(out, steps(alternative.steps(), Ends.of(label, body), context));
        }
        draft.define(id, new Node.Fork(ways, either.span()));
    }

    private void multiple(Step.Multiple multiple, Optional<Step.Named> label, int id, Context context, Ends out) {
        int saved = top;
        boolean isOpen = multiple.max().isEmpty();
        int max = multiple.max().orElse(multiple.min());
        int leave = draft.fresh();
        int body = draft.fresh();
        draft.join(out, label, leave);
        Node.Way again = new Node.Way(new Guard.Always(), body);
        Node.Way enough = new Node.Way(new Guard.Always(), leave);
        if (max <= 1 && !(isOpen && max == 1)) {
            // Nothing has to be counted.
            List<Node.Way> ways = max == 0 && !isOpen
                    ? List.of(enough)
                    : multiple.min() == 0 ? List.of(again, enough) : List.of(again);
            draft.define(id, new Node.Fork(ways, multiple.span()));
            Ends ends = steps(multiple.steps(), Ends.of(label, body), context);
            draft.lead(ends, isOpen ? id : leave);
            return;
        }
        int slot = reserve(1);
        int head = draft.fresh();
        int counted = draft.fresh();
        draft.define(id, new Node.Count(slot, true, max, head));
        Guard mayGoOn = isOpen ? new Guard.Always() : new Guard.Between(slot, 0, max - 1L);
        Guard mayLeave = new Guard.Between(slot, multiple.min(), Long.MAX_VALUE);
        draft.define(
                head,
                new Node.Fork(List.of(new Node.Way(mayGoOn, body), new Node.Way(mayLeave, leave)), multiple.span()));
        draft.lead(steps(multiple.steps(), Ends.of(label, body), context), counted);
        draft.define(counted, new Node.Count(slot, false, max, head));
        top = saved;
    }

    private void call(Step.Call call, Optional<Step.Named> label, int id, Context context, Ends out) {
        int saved = top;
        Routine function = spec.function(call.function()).orElseThrow();
        Frame frame = frame(function, Optional.of(context.frame()));
        int at = id;
        for (int i = 0; i < call.arguments().size(); i++) {
            PolicyExpr argument = new PolicyExpr.Use(call.arguments().get(i));
            at = assign(at, function.variables().get(i), frame, argument, context.frame(), call);
        }
        Context inside = new Context(frame, new Ends(), context.isAttached());
        draft.joinAll(inside.returns(), steps(function.steps(), Ends.of(label, at), inside));
        inside.returns().nodes().forEach((last, end) -> {
            int next = end;
            if (context.isAttached()) {
                next = draft.fresh();
                draft.define(end, Place.atReturn(call, last, frame, next, top));
            }
            for (int i = 0; i < call.arguments().size(); i++) {
                PolicyExpr parameter = new PolicyExpr.Use(function.variables().get(i));
                next = assign(next, call.arguments().get(i), context.frame(), parameter, frame, call);
            }
            draft.join(out, last, next);
        });
        top = saved;
    }

    private Ends within(Step.Within within, Ends in, Context context) {
        Ends armed = new Ends();
        in.nodes().forEach((label, id) -> {
            int body = draft.fresh();
            draft.define(id, new Node.Arm(within, body));
            draft.join(armed, label, body);
        });
        int first = draft.placeCount();
        Ends out = new Ends();
        draft.joinAll(out, steps(within.steps(), armed, context));
        int expired = draft.fresh();
        Place.Expiry expiry = new Place.Expiry(within, expired);
        draft.placesSince(first).forEach(place -> place.expiries().add(expiry));
        draft.joinAll(out, steps(within.expired(), Ends.of(Optional.empty(), expired), context));
        return out;
    }

    private Ends during(Step.During during, Ends in, Context context) {
        int saved = top;
        int first = draft.placeCount();
        Ends out = steps(during.steps(), in, context.attached());
        List<Place> interrupted = draft.placesSince(first);
        for (List<Step> handler : during.handlers()) {
            boolean resumes = Completion.canComplete(handler);
            Map<List<Place.Expiry>, Place.Handler> shared = new HashMap<>();
            for (int i = 0; i < interrupted.size(); i++) {
                Place place = interrupted.get(i);
                if (resumes) {
                    top = place.top();
                    place.handlers().add(handler(handler, place, draft.placeId(first + i), context));
                    continue;
                }
                List<Place.Expiry> limits = List.copyOf(place.expiries());
                Place.Handler begun = shared.get(limits);
                if (begun == null) {
                    top = saved;
                    begun = handler(handler, place, draft.placeId(first + i), context);
                    shared.put(limits, begun);
                }
                place.handlers().add(begun);
            }
        }
        top = saved;
        return out;
    }

    /** A copy of a handler, which resumes at a place; time limits of the place go on counting meanwhile. */
    private Place.Handler handler(List<Step> steps, Place place, int placeId, Context context) {
        int begin = draft.fresh();
        int first = draft.placeCount();
        draft.lead(steps(steps, Ends.of(Optional.empty(), begin), context), placeId);
        draft.placesSince(first).forEach(inside -> inside.expiries().addAll(place.expiries()));
        return new Place.Handler(begin, begin, draft.nodeCount());
    }
}
