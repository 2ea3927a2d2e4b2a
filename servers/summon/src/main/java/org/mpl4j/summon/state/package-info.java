/** What a directory remembers from one start to the next, and what it finds of an earlier one that was killed. */
@NullMarked
package org.mpl4j.summon.state;

import org.jspecify.annotations.NullMarked;
