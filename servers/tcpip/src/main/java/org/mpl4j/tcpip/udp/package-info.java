/** Datagrams. */
@NullMarked
package org.mpl4j.tcpip.udp;

import org.jspecify.annotations.NullMarked;
