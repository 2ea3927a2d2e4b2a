/** Positions of editors and offsets of the compiler, and edits. */
@org.jspecify.annotations.NullMarked
package org.mpl4j.lsp.text;
