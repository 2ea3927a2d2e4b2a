/** Time, which somebody else makes pass, and what is to happen when. */
@NullMarked
package org.mpl4j.tcpip.clock;

import org.jspecify.annotations.NullMarked;
