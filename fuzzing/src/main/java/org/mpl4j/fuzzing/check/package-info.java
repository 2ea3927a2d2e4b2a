/** What must hold of a packet, whoever chose its bytes: used by Jazzer's targets and by the long run. */
@NullMarked
package org.mpl4j.fuzzing.check;

import org.jspecify.annotations.NullMarked;
