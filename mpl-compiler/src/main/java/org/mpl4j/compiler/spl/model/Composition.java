package org.mpl4j.compiler.spl.model;

import java.util.List;
import org.mpl4j.compiler.source.Span;

/**
 * Automata that step together: all of those that know a statecall, or none.
 *
 * @param automata their names
 * @param sync statecalls that every automaton which knows them has to be able to take for any of them to take them; others, too, since all step or none does: what is
 *     listed here has to be in at least two alphabets, which is checked
 */
public record Composition(String name, List<String> automata, List<Statecall> sync, Span span) {}
