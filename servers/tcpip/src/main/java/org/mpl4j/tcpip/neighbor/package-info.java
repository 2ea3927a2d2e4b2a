/** Who has which address on a link: RFC 826, and the states of RFC 4861. */
@NullMarked
package org.mpl4j.tcpip.neighbor;

import org.jspecify.annotations.NullMarked;
