package org.mpl4j.compiler.spl.explore;

/**
 * Where a configuration goes with a letter.
 *
 * @param closures the closures that it leads to, of which it is all at once
 */
record Move(int letter, int[] closures) {}
