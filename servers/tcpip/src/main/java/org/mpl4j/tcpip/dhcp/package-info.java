/** A client of DHCP (RFC 2131): addresses of IPv4, routes and an MTU, for as long as servers lend them. What may be sent and received when is said by the policy {@code specs/dhcp/client.spl}. */
@NullMarked
package org.mpl4j.tcpip.dhcp;

import org.jspecify.annotations.NullMarked;
