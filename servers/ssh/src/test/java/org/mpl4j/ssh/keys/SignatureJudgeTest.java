package org.mpl4j.ssh.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.packets.signed.SkSigned;
import org.mpl4j.ssh.packets.signed.SshsigSigned;
import org.mpl4j.ssh.packets.ssh.SshPublicKey;
import org.mpl4j.ssh.packets.ssh.SshSignature;
import org.mpl4j.ssh.packets.ssh.SshSkAuthenticator;
import org.mpl4j.ssh.packets.ssh.Sshsig;

/** Signatures are verified by ssh-keygen, and those of ssh-keygen here. */
final class SignatureJudgeTest {
    @TempDir
    Path folder;

    @BeforeEach
    void needsTools() {
        assumeTrue(SshKeygen.isInstalled(), "ssh-keygen is not installed");
    }

    @ParameterizedTest
    @CsvSource({
        "ssh-ed25519,ssh-ed25519",
        "ecdsa-sha2-nistp256,ecdsa-sha2-nistp256",
        "ecdsa-sha2-nistp384,ecdsa-sha2-nistp384",
        "ecdsa-sha2-nistp521,ecdsa-sha2-nistp521",
        "ssh-rsa,rsa-sha2-512",
        "ssh-rsa,rsa-sha2-256"
    })
    void sshKeygenVerifiesAndIsVerified(String type, String algorithm) throws Exception {
        PrivateKeyFile made = PrivateKeyFile.generate(type, "");
        Path data = Files.writeString(folder.resolve("data"), "what is signed");
        byte[] signed = signed(data);
        assertThat(isVerified(made.key().publicKey(), made.key().sign(algorithm, signed), data))
                .isTrue();
        assertThat(isVerified(made.key().publicKey(), made.key().sign(algorithm, new byte[1]), data))
                .isFalse();

        Path key = SshKeygen.write(folder.resolve("key"), made.toText());
        SshKeygen.run(null, "ssh-keygen", "-Y", "sign", "-q", "-n", "file", "-f", key.toString(), data.toString());
        String armored = Files.readString(folder.resolve("data.sig")).replaceAll("-----.*-----", "");
        Sshsig theirs = Sshsig.parse(Bytes.wrap(Base64.getMimeDecoder().decode(armored)));
        String theirAlgorithm = type.equals("ssh-rsa") ? "rsa-sha2-512" : type;
        byte[] signature = theirs.signature().encoded().toArray();
        PublicKey publicKey = made.key().publicKey();
        assertThat(publicKey.verify(theirAlgorithm, signed, signature)).isTrue();
        assertThat(publicKey.verify("ssh-rsa", signed, signature)).isFalse();
        for (int i = 0; i < signature.length; i += 7) {
            byte[] changed = signature.clone();
            changed[i] ^= 4;
            assertThat(publicKey.verify(theirAlgorithm, signed, changed)).isFalse();
        }
        assertThat(publicKey.verify(theirAlgorithm, signed, Arrays.copyOf(signature, signature.length + 1)))
                .isFalse();
    }

    @Test
    void securityKeysSignTheirFlagsAndCounter() throws Exception {
        byte[] seed = new byte[Ed25519.SECRET_KEY_SIZE];
        byte[] point = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, point, 0);
        PublicKey key = PublicKey.ofBuilt(SshPublicKey.builder(ByteBuffer.allocate(200))
                .asSkEd25519()
                .key(point)
                .application("ssh:")
                .build());
        Path data = Files.writeString(folder.resolve("data"), "what is signed");
        byte[] touched = securityKeySignature(seed, signed(data), true);
        assertThat(isVerified(key, touched, data)).isTrue();
        assertThat(key.verify(key.type(), signed(data), touched)).isTrue();
        assertThat(key.verify(key.type(), signed(data), touched, new SecurityKeyRules(true, true)))
                .isFalse();
        byte[] untouched = securityKeySignature(seed, signed(data), false);
        assertThat(key.verify(key.type(), signed(data), untouched)).isFalse();
        assertThat(key.verify(key.type(), signed(data), untouched, new SecurityKeyRules(false, false)))
                .isTrue();
    }

    @Test
    void securityKeysOnACurveDoTheSame() throws Exception {
        SigningKey inner = PrivateKeyFile.generate("ecdsa-sha2-nistp256", "").key();
        PublicKey key = PublicKey.ofBuilt(SshPublicKey.builder(ByteBuffer.allocate(200))
                .asSkEcdsa()
                .q(inner.publicKey().view().asEcdsaP256().q())
                .application("ssh:")
                .build());
        Path data = Files.writeString(folder.resolve("data"), "what is signed");
        SshSkAuthenticator.Builder.Content authenticator =
                builder -> builder.userVerified(true).userPresent(true).counter(6);
        byte[] innerSignature = inner.sign(inner.publicKey().type(), skSigned(signed(data), authenticator));
        byte[] signature = Bytes.wrap(SshSignature.builder(ByteBuffer.allocate(200))
                        .asSkEcdsa()
                        .blob(SshSignature.parse(Bytes.wrap(innerSignature))
                                .asEcdsaP256()
                                .blob())
                        .authenticator(authenticator)
                        .build()
                        .flip())
                .toArray();
        assertThat(isVerified(key, signature, data)).isTrue();
        assertThat(key.verify(key.type(), signed(data), signature, new SecurityKeyRules(true, true)))
                .isTrue();
        assertThat(key.verify(key.type(), new byte[3], signature)).isFalse();
    }

    private static byte[] skSigned(byte[] data, SshSkAuthenticator.Builder.Content authenticator) {
        ByteBuffer signed = ByteBuffer.allocate(69);
        SkSigned.builder(signed)
                .applicationHash(Jca.sha256("ssh:".getBytes(StandardCharsets.UTF_8)))
                .authenticator(authenticator)
                .messageHash(Jca.sha256(data))
                .build();
        return signed.array();
    }

    /** RFC 8032 section 7.1, test 1. */
    @Test
    void signsAsTheRfcSays() {
        HexFormat hex = HexFormat.of();
        SigningKey key =
                new Ed25519SigningKey(hex.parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
        assertThat(key.publicKey().view().asEd25519().key().hex())
                .isEqualToIgnoringCase("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertThat(hex.formatHex(key.sign("ssh-ed25519", new byte[0])))
                .endsWith(
                        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    }

    private static byte[] securityKeySignature(byte[] seed, byte[] data, boolean isTouched) throws Exception {
        SshSkAuthenticator.Builder.Content authenticator =
                builder -> builder.userPresent(isTouched).counter(5);
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed, 0, skSigned(data, authenticator), 0, 69, signature, 0);
        return Bytes.wrap(SshSignature.builder(ByteBuffer.allocate(200))
                        .asSkEd25519()
                        .signature(signature)
                        .authenticator(authenticator)
                        .build()
                        .flip())
                .toArray();
    }

    private static byte[] signed(Path data) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(data));
        return Bytes.wrap(SshsigSigned.builder(ByteBuffer.allocate(200))
                        .namespace("file")
                        .hashAlgorithm("sha512")
                        .hash(hash)
                        .build()
                        .flip())
                .toArray();
    }

    private boolean isVerified(PublicKey key, byte[] signature, Path data) throws Exception {
        ByteBuffer file = Sshsig.builder(ByteBuffer.allocate(4000))
                .publicKey(key.view())
                .namespace("file")
                .hashAlgorithm("sha512")
                .signature(SshSignature.parse(Bytes.wrap(signature)))
                .build()
                .flip();
        Path armored = folder.resolve("own.sig");
        Files.writeString(
                armored,
                "-----BEGIN SSH SIGNATURE-----\n"
                        + Base64.getMimeEncoder(68, new byte[] {'\n'})
                                .encodeToString(Bytes.wrap(file).toArray())
                        + "\n-----END SSH SIGNATURE-----\n");
        Path signers = Files.writeString(folder.resolve("signers"), "me " + key.toLine("") + "\n");
        try {
            SshKeygen.run(
                    data,
                    "ssh-keygen",
                    "-Y",
                    "verify",
                    "-f",
                    signers.toString(),
                    "-I",
                    "me",
                    "-n",
                    "file",
                    "-s",
                    armored.toString());
            return true;
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
