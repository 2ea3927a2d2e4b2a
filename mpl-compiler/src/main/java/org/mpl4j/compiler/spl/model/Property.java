package org.mpl4j.compiler.spl.model;

import java.util.List;
import org.mpl4j.compiler.source.Span;

/** What has to hold of all that a policy accepts. */
public record Property(String name, Ltl formula, Span span) {
    /** A formula of linear temporal logic over the last accepted statecall and the named states. */
    public sealed interface Ltl {
        /** True just after a statecall was accepted. */
        record Last(Statecall call) implements Ltl {}

        /** Whether an automaton is in a named state (or in one of several of that name). */
        record In(String automaton, String state) implements Ltl {}

        /** True or false. */
        record Constant(boolean value) implements Ltl {}

        /** {@code !}, {@code []} always, {@code <>} eventually, {@code X} next. */
        record Unary(Sign sign, Ltl operand) implements Ltl {}

        /** {@code &&}, {@code ||}, {@code ->}, {@code <->}, {@code U} until, {@code W} weak until. */
        record Binary(Sign sign, Ltl left, Ltl right) implements Ltl {}

        /** The signs, as they are written. */
        enum Sign {
            NOT("!"),
            ALWAYS("[]"),
            EVENTUALLY("<>"),
            NEXT("X"),
            AND("&&"),
            OR("||"),
            IMPLIES("->"),
            IFF("<->"),
            UNTIL("U"),
            WEAK_UNTIL("W");

            private final String text;

            Sign(String text) {
                this.text = text;
            }

            public String text() {
                return text;
            }
        }
    }

    /**
     * Statecalls in order, and whether all of them are to be accepted, or the last one is to be refused.
     *
     * @param policy the automaton or composition that it is about
     */
    public record Trace(String name, String policy, boolean isGood, List<Statecall> calls, Span span) {}
}
