package org.mpl4j.ssh.auth;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.packets.signed.UserauthSigned;
import org.mpl4j.ssh.packets.ssh.SshPublicKey;
import org.mpl4j.ssh.packets.ssh.SshPublicKeyString;
import org.mpl4j.ssh.packets.ssh.SshUserauth;

/** What the signature of a request is of (RFC 4252 section 7). */
public final class Signed {
    private static final int OVERHEAD = 128;

    private Signed() {}

    /**
     * Builds it.
     *
     * @param algorithm as in the request
     * @param hostKey the server's, if the request is bound to it; else empty
     */
    static byte[] bytes(
            byte[] session,
            SshUserauth.MessageBranch.Request request,
            Bytes algorithm,
            SshPublicKey key,
            Bytes hostKey) {
        return bytes(
                session,
                new Request(request.userName(), request.serviceName(), request.methodName()),
                algorithm,
                key,
                hostKey);
    }

    /**
     * How a request begins.
     *
     * @param user the name
     * @param service what is to be started
     * @param method of authentication
     */
    public record Request(Bytes user, Bytes service, Bytes method) {}

    /**
     * Builds it.
     *
     * @param session the session identifier
     * @param request its beginning
     * @param algorithm of the signature
     * @param key that signs
     * @param hostKey the server's, if the request is bound to it; else empty
     * @return what is to be signed
     */
    public static byte[] bytes(byte[] session, Request request, Bytes algorithm, SshPublicKey key, Bytes hostKey) {
        Bytes blob = key.encoded();
        int size = session.length
                + request.user().length()
                + request.service().length()
                + request.method().length()
                + algorithm.length()
                + blob.length()
                + hostKey.length();
        ByteBuffer built = UserauthSigned.builder(ByteBuffer.allocate(size + OVERHEAD))
                .sessionIdentifier(session)
                .userName(request.user())
                .serviceName(request.service())
                .methodName(request.method())
                .algorithmName(algorithm)
                .publicKey(blob)
                .hostKey(hostKey)
                .build()
                .flip();
        return Bytes.wrap(built).toArray();
    }

    /** {@return a host key as a request has it} */
    static Bytes string(SshPublicKey hostKey) {
        ByteBuffer built = SshPublicKeyString.builder(ByteBuffer.allocate(hostKey.byteLength() + Integer.BYTES))
                .key(hostKey)
                .build()
                .flip();
        return Bytes.wrap(built);
    }
}
