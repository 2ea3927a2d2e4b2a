/** Counters that cost their writer next to nothing, and how they are read. */
@NullMarked
package org.mpl4j.servers.common.metrics;

import org.jspecify.annotations.NullMarked;
