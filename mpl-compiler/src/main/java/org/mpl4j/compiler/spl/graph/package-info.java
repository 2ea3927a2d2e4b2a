/**
 * An automaton and all that it calls as one graph: functions are inlined, handlers and always allowed statecalls attached to the places where they apply. Input: {@link
 * org.mpl4j.compiler.spl.model}. Output: {@link org.mpl4j.compiler.spl.graph.Graph}, which {@link org.mpl4j.compiler.spl.explore} explores.
 */
@NullMarked
package org.mpl4j.compiler.spl.graph;

import org.jspecify.annotations.NullMarked;
