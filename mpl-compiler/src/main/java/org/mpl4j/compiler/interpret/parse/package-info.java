/**
 * Runs IR programs. Each is prepared once: operations become steps with their places and expressions resolved. Input: a {@link org.mpl4j.compiler.pipeline.CompiledSpec} and
 * bytes. Output: trees of {@link org.mpl4j.compiler.interpret.value}, and the violations in them.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.interpret.parse;
