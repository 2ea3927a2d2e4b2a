/** Neighbor discovery of IPv6 (RFC 4861), and the addresses that a host makes itself (RFC 4862). */
@NullMarked
package org.mpl4j.tcpip.ndp;

import org.jspecify.annotations.NullMarked;
