/**
 * The text of filters and of protocol tables ({@code *.layers}), which share their expressions. Input: {@link org.mpl4j.compiler.source.SourceFile}s. Output: {@link
 * org.mpl4j.compiler.dissect.syntax.Term}s and {@link org.mpl4j.compiler.dissect.syntax.TableStatement}s, which {@code condition} and {@code table} give a meaning.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.dissect.syntax;
