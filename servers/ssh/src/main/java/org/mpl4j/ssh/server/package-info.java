/** The server: who is let in, how many at a time, and what each connection is made of. */
@NullMarked
package org.mpl4j.ssh.server;

import org.jspecify.annotations.NullMarked;
