/**
 * All that an automaton can do: its configurations are explored from the start until no new one is found, sets of them become states, states that nothing tells apart
 * become one. Input: {@link org.mpl4j.compiler.spl.graph}. Output: {@link org.mpl4j.compiler.spl.table}, or, where there are too many states, another form of the same
 * behaviour. {@link org.mpl4j.compiler.spl.explore.Product} puts automata side by side.
 */
@NullMarked
package org.mpl4j.compiler.spl.explore;

import org.jspecify.annotations.NullMarked;
