package org.mpl4j.compiler.spl.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mpl4j.compiler.source.Span;

/** A statement of a policy. */
public sealed interface Step {
    Span span();

    /**
     * A statecall is awaited.
     *
     * @param fields the packet's fields that {@code when} and the assignments right behind it use
     * @param when what has to hold of variables and fields for this step to be taken
     * @param isNew for a keyed automaton, whether this begins an instance
     */
    record Take(Statecall call, List<String> fields, Optional<PolicyExpr> when, boolean isNew, Span span)
            implements Step {}

    /** The steps of a function; its parameters are copied in, and copied back out at its end. */
    record Call(String function, List<Variable> arguments, Span span) implements Step {}

    /** A variable changes. One that leaves its bounds makes the statecall before it bad. */
    record Assign(Variable variable, PolicyExpr value, Span span) implements Step {}

    /** One of several ways. */
    record Either(List<Alternative> alternatives, Span span) implements Step {}

    /** A way, if its guard holds. */
    record Alternative(Optional<PolicyExpr> guard, List<Step> steps) {}

    /** Again and again: at least {@code min} times, at most {@code max} times. {@code optional} is 0 to 1. */
    record Multiple(int min, OptionalInt max, List<Step> steps, Span span) implements Step {}

    /** As long as the guard holds, which is asked first. */
    record While(PolicyExpr guard, List<Step> steps, Span span) implements Step {}

    /** Until the guard holds, which is asked last. */
    record DoUntil(List<Step> steps, PolicyExpr guard, Span span) implements Step {}

    /** At each place before a statecall inside, these change nothing. */
    record AlwaysAllow(List<Statecall> calls, List<Step> steps, Span span) implements Step {}

    /** At each place before a statecall inside, a handler may begin; it resumes where it interrupted. */
    record During(List<Step> steps, List<List<Step>> handlers, Span span) implements Step {}

    /** From here to the end of the enclosing block, these are refused though they belong to the alphabet; stands at the top of an automaton. */
    record Never(List<Statecall> calls, Span span) implements Step {}

    /** The automaton takes no notice of these anywhere, though the packets that it uses have them. */
    record Ignore(List<Statecall> calls, Span span) implements Step {}

    /** Names the place before the next statecall. */
    record Named(String state, Span span) implements Step {}

    /**
     * A time limit: when it is over, what follows {@code expired} is done instead. Entering sets the deadline.
     *
     * @param limit the name of the limit, whose length is given to the policy when it starts
     * @param expiry the statecall, of direction TIMER, that stands for its end
     */
    record Within(String limit, Statecall expiry, List<Step> steps, List<Step> expired, Span span) implements Step {}

    /** To the end of the enclosing function or automaton. {@code return} and {@code exit} mean the same. */
    record Exit(Span span) implements Step {}

    /** Whoever gets here has done what must not be done: the statecall before it is bad, whatever else allows it. */
    record Abort(Span span) implements Step {}
}
