/**
 * Signatures of messages by secrets that two sides share (RFC 8945), for both sides: {@link org.mpl4j.dns.tsig.Tsig} signs a query and checks what answers it, {@link
 * org.mpl4j.dns.tsig.TsigCheck} checks a query and makes the {@link org.mpl4j.dns.tsig.TsigAnswer} that signs what answers it. Messages are signed where they lie, after
 * they were encoded. Needs nothing but the packets.
 */
@NullMarked
package org.mpl4j.dns.tsig;

import org.jspecify.annotations.NullMarked;
