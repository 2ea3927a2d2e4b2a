package org.mpl4j.ssh.auth;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.packets.signed.UserauthSigned;
import org.mpl4j.ssh.packets.ssh.SshPublicKey;
import org.mpl4j.ssh.packets.ssh.SshPublicKeyString;
import org.mpl4j.ssh.packets.ssh.SshUserauth;

/** What the signature of a request is of. */
final class Signed {
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
        Bytes blob = key.encoded();
        int size = session.length
                + request.userName().length()
                + request.serviceName().length()
                + request.methodName().length()
                + algorithm.length()
                + blob.length()
                + hostKey.length();
        ByteBuffer built = UserauthSigned.builder(ByteBuffer.allocate(size + OVERHEAD))
                .sessionIdentifier(session)
                .userName(request.userName())
                .serviceName(request.serviceName())
                .methodName(request.methodName())
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
