/** Specification text, places in it, and where specifications are found. Input: folders, jars, memory. Output: {@link org.mpl4j.compiler.source.SourceFile}s. */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.source;
