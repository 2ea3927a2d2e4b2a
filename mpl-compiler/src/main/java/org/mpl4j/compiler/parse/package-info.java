/** Text to syntax tree. Input: a {@link org.mpl4j.compiler.source.SourceFile}. Output: a {@link org.mpl4j.compiler.ast.SpecFile}. ANTLR stops here. */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.parse;
