package org.mpl4j.compiler.dissect.table;

import java.util.List;
import java.util.OptionalLong;
import org.mpl4j.compiler.dissect.condition.Argument;
import org.mpl4j.compiler.dissect.condition.Condition;
import org.mpl4j.compiler.dissect.condition.NumberExpression;
import org.mpl4j.compiler.dissect.condition.Subject;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.runtime.Bytes;

/**
 * Where the bytes of a payload belong in the stream that it is a part of.
 *
 * @param position the number of its first byte, modulo 2<sup>32</sup>
 * @param flow bytes that tell the streams apart
 * @param flowParams as which the bytes are given
 * @param start whether a packet begins the stream anew; it takes a number for itself then
 */
public record StreamOrder(NumberExpression position, List<Argument> flow, List<Param> flowParams, Condition start) {
    public StreamOrder {
        flow = List.copyOf(flow);
        flowParams = List.copyOf(flowParams);
    }

    /** Whether the stream begins with this packet. */
    public boolean isStart(Subject subject) {
        return start.holds(subject);
    }

    /** The number of the payload's first byte; empty if the packet does not say. */
    public OptionalLong positionOf(Subject subject) {
        OptionalLong number = position.of(subject);
        return number.isPresent() ? OptionalLong.of(number.getAsLong() + (isStart(subject) ? 1 : 0)) : number;
    }

    /** What the stream is called: the same for all its parts, and for no part of another one. */
    public String flowOf(Subject subject) {
        Arguments values = Arguments.defaults(flowParams);
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < flow.size(); i++) {
            flow.get(i).give(values, i, subject);
            Bytes content = values.content(i);
            name.append(content.length()).append(':').append(content.hex());
        }
        return name.toString();
    }
}
