/** Sessions (RFC 4254 section 6): programs, terminals and subsystems that a client starts, on channels of the connection protocol. */
@NullMarked
package org.mpl4j.ssh.session;

import org.jspecify.annotations.NullMarked;
