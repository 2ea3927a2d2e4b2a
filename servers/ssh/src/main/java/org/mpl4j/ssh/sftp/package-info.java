/**
 * SFTP: requests of the subsystem sftp in, responses out, over any pair of channels of bytes; files by system calls relative to open directories, so that a
 * root can't be left. Knows nothing of SSH below it.
 */
@NullMarked
package org.mpl4j.ssh.sftp;

import org.jspecify.annotations.NullMarked;
