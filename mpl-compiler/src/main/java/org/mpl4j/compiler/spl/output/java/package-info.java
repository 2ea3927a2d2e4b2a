/** Policies as Java: an enumeration of the statecalls, and a class for each composition, or for each automaton where there is none. */
@NullMarked
package org.mpl4j.compiler.spl.output.java;

import org.jspecify.annotations.NullMarked;
