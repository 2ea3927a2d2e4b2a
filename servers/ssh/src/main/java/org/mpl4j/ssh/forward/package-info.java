/** Forwarding (RFC 4254 section 7, OpenSSH PROTOCOL section 2.4): connections of TCP and Unix sockets, and of agents, as channels. */
@NullMarked
package org.mpl4j.ssh.forward;

import org.jspecify.annotations.NullMarked;
