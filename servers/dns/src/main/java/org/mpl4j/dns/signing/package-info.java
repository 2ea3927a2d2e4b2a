/**
 * Signs zones that come unsigned (RFC 4035 section 2): keys as files ({@link org.mpl4j.dns.signing.KeyFolder}), the signed version of a zone, of which only what has
 * changed is signed anew ({@link org.mpl4j.dns.signing.ZoneSigner}), and the zones of a server, which are signed again in time
 * ({@link org.mpl4j.dns.signing.SignedZones}). What is signed is written by codecs that are generated from {@code signed_data.mpl}; the platform signs it.
 */
@NullMarked
package org.mpl4j.dns.signing;

import org.jspecify.annotations.NullMarked;
