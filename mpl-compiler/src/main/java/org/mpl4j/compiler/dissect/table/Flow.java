package org.mpl4j.compiler.dissect.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.dissect.condition.Argument;
import org.mpl4j.compiler.dissect.condition.ArgumentBinder;
import org.mpl4j.compiler.dissect.condition.Subject;
import org.mpl4j.compiler.dissect.syntax.TableStatement;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;
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

    /**
     * What is meant by what is written; empty if that is nothing, which has been reported then.
     *
     * @param word of the statement that it is written behind
     */
    static Optional<Flow> bind(String word, List<TableStatement.Argument> written, ArgumentBinder binder) {
        List<Param> params = new ArrayList<>();
        List<Argument> parts = new ArrayList<>();
        for (TableStatement.Argument argument : written) {
            Param param = new Param(word, ValueKind.BYTES, params.size(), argument.span());
            params.add(param);
            binder.bind(argument, param).ifPresent(parts::add);
        }
        return parts.size() == params.size() ? Optional.of(new Flow(parts, params)) : Optional.empty();
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
