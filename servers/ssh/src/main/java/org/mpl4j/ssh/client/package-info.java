/**
 * A client: it verifies who a server is, logs in, and opens sessions and forwarded connections, over any link. Each message is judged by the policy {@code client.spl},
 * as the transport sees to it.
 */
@NullMarked
package org.mpl4j.ssh.client;

import org.jspecify.annotations.NullMarked;
