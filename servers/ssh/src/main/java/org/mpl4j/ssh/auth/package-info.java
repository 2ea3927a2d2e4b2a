/** SSH's authentication (RFC 4252, RFC 4256): who a client is, and what may be done by whom. Sees the transport as a {@code Sender} only. */
@NullMarked
package org.mpl4j.ssh.auth;

import org.jspecify.annotations.NullMarked;
