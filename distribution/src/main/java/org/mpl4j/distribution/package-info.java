/** What a system wants to have of a command beside the command. */
@NullMarked
package org.mpl4j.distribution;

import org.jspecify.annotations.NullMarked;
