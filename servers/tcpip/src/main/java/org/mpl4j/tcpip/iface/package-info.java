/** Ethernet frames around packets. */
@NullMarked
package org.mpl4j.tcpip.iface;

import org.jspecify.annotations.NullMarked;
