/** Where an appliance lives, as far as the directory has to know: an address that is answered for at any time, by the directory or by a process. */
@NullMarked
package org.mpl4j.summon.place;

import org.jspecify.annotations.NullMarked;
