/** Versions 4 and 6 of IP: interfaces and their addresses, routes, packets in and out, fragments. */
@NullMarked
package org.mpl4j.tcpip.ip;

import org.jspecify.annotations.NullMarked;
