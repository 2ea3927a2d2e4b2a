/**
 * A host that one stack gives to another one, in another process: its interface, its neighbors, its connections, by the messages of {@code specs/handover}. In comes a stack whose driver has stopped, out go
 * messages on a {@code Conduit}, and the other way round; {@code MaskingHost} is a host that does nothing else than wait for somebody to take it over.
 */
@NullMarked
package org.mpl4j.tcpip.handover;

import org.jspecify.annotations.NullMarked;
