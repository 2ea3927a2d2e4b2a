/** TCP (RFC 9293). Which segments may come and go in which state is said by the policy {@code specs/tcp/tcp.spl}, which every segment steps; here are the numbers, buffers and timers beside it. */
@NullMarked
package org.mpl4j.tcpip.tcp;

import org.jspecify.annotations.NullMarked;
