/** How often what happened. */
@NullMarked
package org.mpl4j.tcpip.count;

import org.jspecify.annotations.NullMarked;
