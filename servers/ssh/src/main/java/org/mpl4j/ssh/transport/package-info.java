/**
 * SSH's transport layer (RFC 4253): identification, key exchange and packets, over a link. What it may receive and send, and when, is the policy's matter. Layers
 * above get messages as views, and send what generated builders write.
 */
@NullMarked
package org.mpl4j.ssh.transport;

import org.jspecify.annotations.NullMarked;
