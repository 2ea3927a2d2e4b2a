/** The command {@code mpl-summon}. */
@NullMarked
package org.mpl4j.summon.cli;

import org.jspecify.annotations.NullMarked;
