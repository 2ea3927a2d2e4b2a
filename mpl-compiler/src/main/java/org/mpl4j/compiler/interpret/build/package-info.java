/**
 * Builds packets without generated code, from the values that a caller has to supply. Input: a build plan and a {@link org.mpl4j.compiler.interpret.build.Draft}. Output: the bytes,
 * or a {@link org.mpl4j.runtime.BuildException} that says which field is wrong and why.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.interpret.build;
