/** Fuzzing of MPL: what generated code and the compiler are given are bytes of anybody, and what must hold is told here once for Jazzer and for the long run. */
@NullMarked
package org.mpl4j.fuzzing;

import org.jspecify.annotations.NullMarked;
