/** The list of stages, from specification text to a compiled specification: the only entry for the CLI, the Maven plugin and editors. */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.pipeline;
