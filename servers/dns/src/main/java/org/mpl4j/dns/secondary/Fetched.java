package org.mpl4j.dns.secondary;

import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.ZoneChange;

/**
 * What a transfer came to.
 *
 * @param zone the version that there is now
 * @param change from the version before, if only the difference was transferred; else null
 */
record Fetched(Zone zone, @Nullable ZoneChange change) {}
