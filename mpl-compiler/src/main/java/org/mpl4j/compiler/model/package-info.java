/**
 * What a specification means: immutable, fully resolved and typed. Input: the AST, through {@code resolve} and {@code check}. Output: read by {@code layout},
 * {@code derive}, {@code ir} and every backend. Nothing here knows how a packet was spelt (aliases are expanded, constants folded, names replaced by
 * numbers) except through the {@link org.mpl4j.compiler.source.Span spans} that diagnostics need.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.model;
