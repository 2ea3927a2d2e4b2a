/** Echo, errors, and neighbor discovery. */
@NullMarked
package org.mpl4j.tcpip.icmp;

import org.jspecify.annotations.NullMarked;
