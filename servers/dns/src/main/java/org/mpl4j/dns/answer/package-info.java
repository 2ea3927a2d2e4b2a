/**
 * Authoritative answers from zones.
 *
 * <p>{@link org.mpl4j.dns.answer.Authority} is the stage that answers: it follows RFC 1034 section 4.3.2, as later RFCs have it, from the name asked for along aliases to
 * where there is data, none, or a delegation, and says which sets of records go to which section. {@link org.mpl4j.dns.answer.Proofs} adds what DNSSEC wants where
 * something is denied (RFC 4035 section 3.1.3, RFC 5155 section 7.2). Zones are immutable: whatever is replaced while a query is answered, the answer is of one version.
 */
@NullMarked
package org.mpl4j.dns.answer;

import org.jspecify.annotations.NullMarked;
