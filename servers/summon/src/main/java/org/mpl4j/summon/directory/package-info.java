/** The owner of a {@link org.mpl4j.summon.fleet.Fleet}: one thread that is told by messages of queries, processes, clients and the operator, and has places do what the fleet orders. */
@NullMarked
package org.mpl4j.summon.directory;

import org.jspecify.annotations.NullMarked;
