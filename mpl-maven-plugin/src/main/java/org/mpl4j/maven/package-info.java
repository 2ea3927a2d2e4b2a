/**
 * The Maven plugin: goals {@code generate}, {@code generate-test} and {@code check}. Input: a project's specifications, those in its dependencies, and the
 * configuration; output: Java sources, and resources that make the specifications importable. All compiling is done by {@link org.mpl4j.compiler.pipeline.Compiler}.
 */
@NullMarked
package org.mpl4j.maven;

import org.jspecify.annotations.NullMarked;
