/**
 * Brings messages to a {@link org.mpl4j.dns.service.Service} and its answers back: datagrams ({@link org.mpl4j.dns.transport.UdpServer}), streams and streams over TLS
 * ({@link org.mpl4j.dns.transport.StreamServer}). What is in a message is none of its business.
 */
@NullMarked
package org.mpl4j.dns.transport;

import org.jspecify.annotations.NullMarked;
