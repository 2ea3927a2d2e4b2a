/** Text to syntax tree. Input: a {@link org.mpl4j.compiler.source.SourceFile}. Output: a {@link org.mpl4j.compiler.spl.ast.PolicyFile}. ANTLR stops here. */
@NullMarked
package org.mpl4j.compiler.spl.parse;

import org.jspecify.annotations.NullMarked;
