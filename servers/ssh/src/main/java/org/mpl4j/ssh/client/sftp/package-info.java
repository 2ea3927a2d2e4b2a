/** A client of SFTP, version 3 (draft-ietf-secsh-filexfer-02), over any two channels: what a session's subsystem is, or a server's pipes. */
@NullMarked
package org.mpl4j.ssh.client.sftp;

import org.jspecify.annotations.NullMarked;
