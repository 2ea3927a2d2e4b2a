package org.mpl4j.compiler.dissect.table;

import java.util.List;
import org.mpl4j.compiler.dissect.condition.Argument;
import org.mpl4j.compiler.dissect.condition.Condition;
import org.mpl4j.compiler.dissect.condition.Subject;
import org.mpl4j.compiler.interpret.parse.PacketInterpreter;
import org.mpl4j.compiler.interpret.value.Arguments;

/**
 * A packet that a table chooses.
 *
 * @param payloads what may be found in it
 * @param isStream whether packets follow each other, of which the last need not be complete
 * @param arguments what its parameters are given, in order
 * @param condition for this choice
 */
public record Target(
        PacketInterpreter interpreter,
        Carrier payloads,
        boolean isStream,
        List<Argument> arguments,
        Condition condition) {
    public Target {
        arguments = List.copyOf(arguments);
    }

    /** What the packet's parameters are, given what is around it. */
    public Arguments arguments(Subject subject) {
        if (arguments.isEmpty()) {
            return Arguments.NONE;
        }
        Arguments values = Arguments.defaults(interpreter.shape().type().params());
        for (int i = 0; i < arguments.size(); i++) {
            arguments.get(i).give(values, i, subject);
        }
        return values;
    }
}
