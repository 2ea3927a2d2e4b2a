/** Addresses of IPv4 that somebody else has (RFC 5227): found before they are used, and defended after that. */
@NullMarked
package org.mpl4j.tcpip.conflict;

import org.jspecify.annotations.NullMarked;
