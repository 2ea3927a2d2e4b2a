package org.mpl4j.ssh.forward;

import java.io.IOException;

/** Makes connections for clients, by whichever TCP/IP stack. */
@FunctionalInterface
public interface TcpConnector {
    /**
     * Makes one.
     *
     * @param host its name or address, as the client knows it
     * @param port its port
     * @throws java.net.UnknownHostException if nothing is known by that name
     * @throws IOException if there is no connection; the log is told why
     */
    ForwardedSocket connect(String host, int port) throws IOException;

    /** {@return one by the sockets and the names of the system} */
    static TcpConnector ofKernel() {
        return (host, port) -> new KernelSocket(Sockets.connect(host, port));
    }
}
