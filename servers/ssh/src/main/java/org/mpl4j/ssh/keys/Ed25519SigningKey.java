package org.mpl4j.ssh.keys;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.packets.ssh.SshPrivateKey;
import org.mpl4j.ssh.packets.ssh.SshPublicKey;
import org.mpl4j.ssh.packets.ssh.SshSignature;

/** Ed25519 (RFC 8709), by BouncyCastle, which is several times faster than the JDK. */
final class Ed25519SigningKey implements SigningKey {
    private static final int ROOM = 128;

    private final byte[] seed;
    private final byte[] point;
    private final PublicKey publicKey;

    Ed25519SigningKey(byte[] seed) {
        this.seed = seed.clone();
        this.point = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, point, 0);
        this.publicKey = PublicKey.ofBuilt(SshPublicKey.builder(ByteBuffer.allocate(ROOM))
                .asEd25519()
                .key(point)
                .build());
    }

    static Ed25519SigningKey generate() {
        byte[] seed = new byte[Ed25519.SECRET_KEY_SIZE];
        Ed25519.generatePrivateKey(new SecureRandom(), seed);
        return new Ed25519SigningKey(seed);
    }

    @Override
    public PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public byte[] sign(String algorithm, byte[] data) {
        requireFormat(algorithm);
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed, 0, point, 0, data, 0, data.length, signature, 0);
        return Bytes.wrap(SshSignature.builder(ByteBuffer.allocate(ROOM))
                        .asEd25519()
                        .signature(signature)
                        .build()
                        .flip())
                .toArray();
    }

    @Override
    public SshPrivateKey.Builder.Complete write(SshPrivateKey.Builder.NeedsKeyTypeBranch builder, String comment) {
        byte[] both = new byte[seed.length + point.length];
        System.arraycopy(seed, 0, both, 0, seed.length);
        System.arraycopy(point, 0, both, seed.length, point.length);
        return builder.asEd25519().encA(point).kEncA(both).comment(comment);
    }
}
