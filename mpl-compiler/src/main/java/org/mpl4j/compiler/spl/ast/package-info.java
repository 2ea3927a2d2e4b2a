/** What was written: the syntax tree of a policy file, with a span for everything. Input: {@code spl.parse} makes it. Output: {@code spl.resolve} reads it, and the formatter prints it. */
@NullMarked
package org.mpl4j.compiler.spl.ast;

import org.jspecify.annotations.NullMarked;
