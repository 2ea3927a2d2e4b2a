/** Many millions of inputs with mutations of its own: what is thrown, read, allocated, and how long it takes. */
@NullMarked
package org.mpl4j.fuzzing.longrun;

import org.jspecify.annotations.NullMarked;
