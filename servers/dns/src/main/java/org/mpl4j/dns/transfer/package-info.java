/**
 * Zones and their changes for other servers: {@link org.mpl4j.dns.transfer.TransferStage} answers AXFR (RFC 5936) and IXFR (RFC 1995), {@link
 * org.mpl4j.dns.transfer.Notifier} tells of changes and {@link org.mpl4j.dns.transfer.NotifyStage} hears of them (RFC 1996). What changed is known to a {@link
 * org.mpl4j.dns.transfer.ZoneHistory}.
 */
@NullMarked
package org.mpl4j.dns.transfer;

import org.jspecify.annotations.NullMarked;
