package org.mpl4j.compiler.cli;

import java.util.concurrent.Callable;

/**
 * A command of {@code mplc} that another module brings. Those that {@link java.util.ServiceLoader} finds are commands as all others are; they have picocli's annotation
 * {@code Command}, and return their exit code.
 */
public interface Subcommand extends Callable<Integer> {}
