/** What Jazzer calls: a target for each protocol, and one for each part of the compiler that reads what others wrote. */
@NullMarked
package org.mpl4j.fuzzing.targets;

import org.jspecify.annotations.NullMarked;
