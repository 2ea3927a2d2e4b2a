package org.mpl4j.dns.transport;

import java.nio.channels.ServerSocketChannel;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.service.Transport;

/**
 * Where connections come in.
 *
 * @param channel is bound
 * @param tls what protects the connections, null for nothing
 */
record Endpoint(ServerSocketChannel channel, @Nullable TlsIdentity tls) {
    Transport transport() {
        return tls == null ? Transport.TCP : Transport.TLS;
    }
}
