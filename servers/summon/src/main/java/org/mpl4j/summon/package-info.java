/** A directory of appliances: a DNS server that starts what it is asked for. */
@NullMarked
package org.mpl4j.summon;

import org.jspecify.annotations.NullMarked;
