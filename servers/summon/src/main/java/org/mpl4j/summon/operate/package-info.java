/** A directory in its operator's hands: all its parts together, what it says of itself, commands, signals, metrics. */
@NullMarked
package org.mpl4j.summon.operate;

import org.jspecify.annotations.NullMarked;
