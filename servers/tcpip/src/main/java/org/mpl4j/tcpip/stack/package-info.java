/** The layers put together. */
@NullMarked
package org.mpl4j.tcpip.stack;

import org.jspecify.annotations.NullMarked;
