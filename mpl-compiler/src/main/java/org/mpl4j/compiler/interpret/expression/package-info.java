/**
 * Expressions of a specification, prepared for evaluation: names are replaced by places, constants folded into the tree. The same nodes serve the parse, the check for violations
 * and the builder, which differ in where they look things up: see {@link org.mpl4j.compiler.interpret.expression.Environment}.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.interpret.expression;
