/** The command {@code mplc}: one class a subcommand, each thin. The only package that prints. */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.cli;
