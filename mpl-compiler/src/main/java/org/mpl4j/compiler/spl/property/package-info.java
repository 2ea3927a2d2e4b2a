/**
 * Whether what policies promise is so: a breadth-first search of the states that automata reach together. Input: {@link org.mpl4j.compiler.spl.model.Property}, tables.
 * Output: {@link org.mpl4j.compiler.spl.property.Verdict}s.
 */
@NullMarked
package org.mpl4j.compiler.spl.property;

import org.jspecify.annotations.NullMarked;
