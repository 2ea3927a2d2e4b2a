/** What formatters of both languages print with: tokens in rows, pages of lines, comments at their places. */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.ast.layout;
