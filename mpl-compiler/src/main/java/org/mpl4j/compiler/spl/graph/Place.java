package org.mpl4j.compiler.spl.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.model.PolicyExpr;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.model.Step;

/** Where a configuration waits: before a statecall, or at the end of a function that was called where statecalls are always allowed or handlers may begin. */
public final class Place implements Node {
    /** The statecall that is awaited, what has to hold of variables and fields, and what follows. */
    public record Taking(Step.Take step, int target) {
        public Statecall call() {
            return step.call();
        }

        public Optional<PolicyExpr> when() {
            return step.when();
        }
    }

    /** A time limit that holds here, and what follows its end. */
    public record Expiry(Step.Within within, int target) {}

    /**
     * A handler that may begin here.
     *
     * @param entry its first node
     * @param from the first number of a node inside of it
     * @param to the number after those of all nodes inside of it
     */
    public record Handler(int entry, int from, int to) {
        /** Whether a node belongs to the handler, not to what it comes back to. */
        public boolean isInside(int node) {
            return node >= from && node < to;
        }
    }

    private final Optional<Taking> taking;
    private final Optional<Step.Named> label;
    private final Frame frame;
    private final Span span;
    private final int onward;
    private final int top;
    private final Set<Statecall> allowed = new LinkedHashSet<>();
    private final Set<Statecall> refused = new LinkedHashSet<>();
    private final List<Handler> handlers = new ArrayList<>();
    private final List<Expiry> expiries = new ArrayList<>();

    private Place(Optional<Taking> taking, Optional<Step.Named> label, Frame frame, Span span, int onward, int top) {
        this.taking = taking;
        this.label = label;
        this.frame = frame;
        this.span = span;
        this.onward = onward;
        this.top = top;
    }

    static Place before(Taking taking, Optional<Step.Named> label, Frame frame, int top) {
        return new Place(Optional.of(taking), label, frame, taking.step().span(), -1, top);
    }

    static Place atReturn(Step.Call call, Optional<Step.Named> label, Frame frame, int onward, int top) {
        return new Place(Optional.empty(), label, frame, call.span(), onward, top);
    }

    public Optional<Taking> taking() {
        return taking;
    }

    public Optional<Step.Named> label() {
        return label;
    }

    public Frame frame() {
        return frame;
    }

    public Span span() {
        return span;
    }

    /** The node that follows without a statecall, or -1. */
    public int onward() {
        return onward;
    }

    /** The same with other numbers of nodes. */
    Place redirected(IntUnaryOperator number) {
        Place place = new Place(
                taking.map(t -> new Taking(t.step(), number.applyAsInt(t.target()))),
                label,
                frame,
                span,
                number.applyAsInt(onward),
                top);
        place.allowed.addAll(allowed);
        place.refused.addAll(refused);
        handlers.forEach(h -> place.handlers.add(new Handler(number.applyAsInt(h.entry()), h.from(), h.to())));
        expiries.forEach(e -> place.expiries.add(new Expiry(e.within(), number.applyAsInt(e.target()))));
        return place;
    }

    /** The first slot that nobody uses here. */
    int top() {
        return top;
    }

    /** What changes nothing here. */
    public Set<Statecall> allowed() {
        return allowed;
    }

    /** What is refused here, whatever else is said. */
    public Set<Statecall> refused() {
        return refused;
    }

    /** The handlers that may begin here; each begins with its first statecall. */
    public List<Handler> handlers() {
        return handlers;
    }

    /** Time limits around, the innermost first. At the end of a function they do not count, but they do in handlers that begin there. */
    public List<Expiry> expiries() {
        return expiries;
    }

    /** The time limits that count here. */
    public List<Expiry> counting() {
        return taking.isPresent() ? expiries : List.of();
    }

    /** The limit whose deadline counts here. */
    public Optional<Step.Within> limit() {
        return counting().stream().findFirst().map(Expiry::within);
    }
}
