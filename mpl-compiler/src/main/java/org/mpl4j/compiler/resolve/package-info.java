/**
 * What the names of a specification stand for: loads the files that are reached, expands aliases, folds constants and types every expression. Input: the AST and the
 * search path. Output: the {@link org.mpl4j.compiler.model.SpecModel model}, which {@code check} holds against the rules.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.resolve;
