/** The command {@code mpl-net}: tools that use the stack, one class a subcommand. Ping and trace are machines like the stack itself; the others wait on its sockets. */
@NullMarked
package org.mpl4j.tcpip.cli;

import org.jspecify.annotations.NullMarked;
