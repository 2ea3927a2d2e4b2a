/** Asks servers: over UDP, TCP and TLS, with EDNS and signatures. For who wants answers of one server, such as a tool or a secondary server; it resolves nothing. */
@NullMarked
package org.mpl4j.dns.client;

import org.jspecify.annotations.NullMarked;
