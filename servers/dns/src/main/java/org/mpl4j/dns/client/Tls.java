package org.mpl4j.dns.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How a connection becomes one over TLS.
 *
 * @param isVerified whether the server has to have a certificate that the platform trusts; if not, any will do (RFC 7858 section 4.1, opportunistic privacy)
 * @param hostName the name that the certificate must have, null for the server's address
 */
public record Tls(boolean isVerified, @Nullable String hostName) {
    private static final String DNS_OVER_TLS = "dot";

    Socket wrap(Socket socket, InetSocketAddress server) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, isVerified ? null : new TrustManager[] {new Anybody()}, null);
            String peer = hostName != null ? hostName : server.getAddress().getHostAddress();
            SSLSocket secured =
                    (SSLSocket) context.getSocketFactory().createSocket(socket, peer, server.getPort(), true);
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {DNS_OVER_TLS});
            if (isVerified) {
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
            }
            secured.setSSLParameters(parameters);
            secured.startHandshake();
            return secured;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS is not available: " + e.getMessage(), e);
        }
    }

    /** Trusts anybody: who listens is kept out, who answers in the server's place is not. */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
