/** What is left of an automaton when all that can happen has been explored: states and where each statecall leads from them. */
@NullMarked
package org.mpl4j.compiler.spl.table;

import org.jspecify.annotations.NullMarked;
