/** An SSH server, and a client for it. */
@NullMarked
package org.mpl4j.ssh;

import org.jspecify.annotations.NullMarked;
