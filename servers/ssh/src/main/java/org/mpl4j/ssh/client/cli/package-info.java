/** The command {@code mpl-ssh}. */
@NullMarked
package org.mpl4j.ssh.client.cli;

import org.jspecify.annotations.NullMarked;
