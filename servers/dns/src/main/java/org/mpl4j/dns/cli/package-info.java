/** The command {@code mpl-dns}: makes a configuration of flags and a file, starts what serves it, and stops that again. */
@NullMarked
package org.mpl4j.dns.cli;

import org.jspecify.annotations.NullMarked;
