package org.mpl4j.ssh.keys;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.packets.signed.SkSigned;
import org.mpl4j.ssh.packets.ssh.SshSignature;
import org.mpl4j.ssh.packets.ssh.SshSkAuthenticator;

/** Verifies signatures of FIDO security keys, which are of hashes and of what the key says of itself (OpenSSH PROTOCOL.u2f). */
final class SecurityKeyVerifier implements SignatureVerifier {
    private static final int SIGNED_BYTES = 32 + 5 + 32;

    private final SignatureVerifier inner;
    private final byte[] applicationHash;

    SecurityKeyVerifier(SignatureVerifier inner, Bytes application) {
        this.inner = inner;
        this.applicationHash = Jca.sha256(application.toArray());
    }

    @Override
    public boolean verify(byte[] data, SshSignature signature, SecurityKeyRules rules) {
        SshSkAuthenticator authenticator = inner instanceof OfEd25519
                ? signature.asSkEd25519().authenticator()
                : signature.asSkEcdsa().authenticator();
        if (rules.isTouchRequired() && !authenticator.userPresent()
                || rules.isVerificationRequired() && !authenticator.userVerified()) {
            return false;
        }
        byte[] signed = signed(data, authenticator);
        return inner instanceof OfEd25519 ed25519
                ? ed25519.verify(signed, signature.asSkEd25519().signature())
                : ((OfEcdsa) inner).verify(signed, signature.asSkEcdsa().blob());
    }

    private byte[] signed(byte[] data, SshSkAuthenticator authenticator) {
        ByteBuffer signed = ByteBuffer.allocate(SIGNED_BYTES);
        SkSigned.builder(signed)
                .applicationHash(applicationHash)
                .authenticator(authenticator)
                .messageHash(Jca.sha256(data))
                .build();
        return signed.array();
    }
}
