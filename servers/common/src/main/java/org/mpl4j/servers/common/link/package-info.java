/** Connections of TCP as servers use them, whatever stack they are of: a small interface, and what implements it by the system's sockets. Blocks; made for virtual threads. */
@NullMarked
package org.mpl4j.servers.common.link;

import org.jspecify.annotations.NullMarked;
