package org.mpl4j.compiler.spl.graph;

import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.model.PolicyExpr;
import org.mpl4j.compiler.spl.model.Step;

/** A node of a graph. All but places and ends are passed at once. */
public sealed interface Node
        permits Node.Fork, Node.Assign, Node.Count, Node.Arm, Node.Jump, Node.End, Node.Abort, Place {
    /** Every way whose guard holds. */
    record Fork(List<Way> ways, Span span) implements Node {}

    /** One way of a fork. */
    record Way(Guard guard, int target) {}

    /** A variable changes; outside of its bounds the configuration dies. */
    record Assign(int slot, long min, long max, PolicyExpr value, Frame frame, int target, Span span) implements Node {}

    /** A counter is set to 0, or grows by one up to a limit. */
    record Count(int slot, boolean isStart, long limit, int target) implements Node {}

    /** The deadline of a limit is set. */
    record Arm(Step.Within within, int target) implements Node {}

    /** On to another node; none is left in a finished graph. */
    record Jump(int target) implements Node {}

    /** The automaton may stop. */
    record End(Optional<Step.Named> label) implements Node {}

    /** What must not be reached. */
    record Abort(Span span) implements Node {}
}
