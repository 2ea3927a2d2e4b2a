/**
 * Zones that this server has from others (RFC 1034 section 4.3.5): {@link org.mpl4j.dns.secondary.Secondaries} keeps each up to date, by the timers of its SOA record and
 * when a primary says that it has changed. A transfer that is not right is refused as a whole, and the zone stays what it was. Zones that are too old, or not there yet,
 * are {@linkplain org.mpl4j.dns.secondary.Unavailable unavailable}, which queries are answered with SERVFAIL.
 */
@NullMarked
package org.mpl4j.dns.secondary;

import org.jspecify.annotations.NullMarked;
