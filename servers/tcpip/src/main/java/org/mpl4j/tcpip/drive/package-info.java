/** Threads and clocks, which the stack itself has none of. */
@NullMarked
package org.mpl4j.tcpip.drive;

import org.jspecify.annotations.NullMarked;
