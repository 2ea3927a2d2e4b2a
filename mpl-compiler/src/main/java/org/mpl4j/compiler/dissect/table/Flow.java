package org.mpl4j.compiler.dissect.table;

import java.util.List;
import org.mpl4j.compiler.dissect.condition.Argument;
import org.mpl4j.compiler.dissect.condition.Subject;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.runtime.Bytes;

/**
 * What belongs together, of what comes in several frames.
 *
 * @param parts bytes that are the same for all of it, and for nothing else
 * @param params as which the bytes are given
 */
public record Flow(List<Argument> parts, List<Param> params) {
    public Flow {
        parts = List.copyOf(parts);
        params = List.copyOf(params);
    }

    /** A name for it: the same for all its parts, and for no part of another one. */
    public String nameOf(Subject subject) {
        Arguments values = Arguments.defaults(params);
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).give(values, i, subject);
            Bytes content = values.content(i);
            name.append(content.length()).append(':').append(content.hex());
        }
        return name.toString();
    }
}
