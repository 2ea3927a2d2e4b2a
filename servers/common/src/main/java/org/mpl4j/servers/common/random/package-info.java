/** Numbers that nobody can guess, from the first moment of a start on. */
@NullMarked
package org.mpl4j.servers.common.random;

import org.jspecify.annotations.NullMarked;
