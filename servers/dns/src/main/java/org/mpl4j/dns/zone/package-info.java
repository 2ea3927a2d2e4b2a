/** Zones: what is known of the names below one name, as immutable data, and where to find it. */
@NullMarked
package org.mpl4j.dns.zone;

import org.jspecify.annotations.NullMarked;
