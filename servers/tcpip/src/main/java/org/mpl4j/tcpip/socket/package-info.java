/** Sockets that block, for programs with threads: streams, those who wait for them, and datagrams; and what a command line says of the stack that they are of. */
@NullMarked
package org.mpl4j.tcpip.socket;

import org.jspecify.annotations.NullMarked;
