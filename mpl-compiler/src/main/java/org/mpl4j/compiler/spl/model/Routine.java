package org.mpl4j.compiler.spl.model;

import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.source.Span;

/**
 * An automaton or a function.
 *
 * @param variables its parameters, which are its only variables
 * @param key for an automaton of which there is an instance for each value of it, such as the number of a channel
 * @param doc the comment before it
 */
public record Routine(
        String name, Optional<Key> key, List<Variable> variables, List<Step> steps, Optional<String> doc, Span span) {
    /**
     * What tells instances apart.
     *
     * @param fields for each statecall of a packet, by its name, the field that has the key
     */
    public record Key(String name, java.util.Map<String, String> fields, Span span) {}
}
