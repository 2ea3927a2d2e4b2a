/**
 * What was written: the syntax tree of a specification file, with a span for everything. Input: {@code parse} makes it. Output: {@code resolve} reads it, and the
 * formatter prints it.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.ast;
