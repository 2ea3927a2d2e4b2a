/** Gives programs of this machine conduits with appliances, which they ask for by name. */
@NullMarked
package org.mpl4j.summon.conduits;

import org.jspecify.annotations.NullMarked;
