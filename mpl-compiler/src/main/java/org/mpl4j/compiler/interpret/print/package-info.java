/** Packets as trees of text for people. Input: the trees of {@link org.mpl4j.compiler.interpret.value}. */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.interpret.print;
