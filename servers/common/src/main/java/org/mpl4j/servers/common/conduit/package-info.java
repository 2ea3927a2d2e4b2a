/**
 * Conduits: connections between processes on one host through memory that they share, with the interface of all others ({@link
 * org.mpl4j.servers.common.link.Link}). {@link org.mpl4j.servers.common.conduit.ConduitListener} waits on a Unix-domain socket, {@link
 * org.mpl4j.servers.common.conduit.ConduitLink} connects to it; {@link org.mpl4j.servers.common.conduit.ConduitNames} finds the socket of a name. The memory holds
 * two rings of bytes, one each way ({@link org.mpl4j.servers.common.conduit.RingLayout}). Who finds nothing to do says in the memory that it sleeps; the other side then
 * sends a byte by the socket, which is all that goes through the kernel. The end of the socket tells of the end of the other process.
 *
 * <p>The other process is not trusted. Whatever it writes to the memory ends the conduit with an error at worst. That is why it is woken by the socket, and not by an
 * {@code eventfd}: that would be one open file of both, which either can make block, or fill, so that the other one waits for ever in a call that should not wait. The
 * memory is the only thing that they share.
 */
@NullMarked
package org.mpl4j.servers.common.conduit;

import org.jspecify.annotations.NullMarked;
