/**
 * Makes a server of a configuration, and keeps it in its operator's hands: logs, metrics, signals, a control socket, other configurations while it runs. In: {@link
 * org.mpl4j.ssh.config.SshdConfig}. Out: {@link org.mpl4j.ssh.server.ServerOptions}.
 */
@NullMarked
package org.mpl4j.ssh.operate;

import org.jspecify.annotations.NullMarked;
