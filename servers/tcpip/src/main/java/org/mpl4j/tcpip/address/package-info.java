/** Addresses of IP and Ethernet, and networks. */
@NullMarked
package org.mpl4j.tcpip.address;

import org.jspecify.annotations.NullMarked;
