/**
 * What can be made of a compiled specification: the interface that every generator of files implements. Input: a {@link
 * org.mpl4j.compiler.pipeline.CompiledSpec}; output: {@link org.mpl4j.compiler.backend.OutputFile}s, which {@code output} writes. Backends do not know each other.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.backend;
