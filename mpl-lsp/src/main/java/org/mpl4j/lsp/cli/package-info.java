/** The command {@code mplc lsp}, which mplc finds as a service. */
@org.jspecify.annotations.NullMarked
package org.mpl4j.lsp.cli;
