/** The packets of {@code specs/}: each with its specification compiled, its generated class, and examples of it. Input of everything else here. */
@NullMarked
package org.mpl4j.fuzzing.library;

import org.jspecify.annotations.NullMarked;
