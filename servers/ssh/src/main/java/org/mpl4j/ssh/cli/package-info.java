/** Command lines. */
@NullMarked
package org.mpl4j.ssh.cli;

import org.jspecify.annotations.NullMarked;
