package org.mpl4j.ssh.keys;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.packets.ssh.OpensshKey;
import org.mpl4j.ssh.packets.ssh.OpensshPrivateSection;
import org.mpl4j.ssh.packets.ssh.SshPrivateKey;

/** The content of OpenSSH's private key files, openssh-key-v1 (OpenSSH PROTOCOL.key). */
final class OpenSshKeyFormat {
    private static final int PLAIN_BLOCK_BYTES = 8;
    private static final int SALT_BYTES = 16;
    private static final int WRITTEN_ROUNDS = 24;
    /** Each costs some milliseconds. */
    private static final int MAX_ROUNDS = 4096;

    private static final int ROOM = 1024;

    private OpenSshKeyFormat() {}

    static PrivateKeyFile read(byte[] content, Passphrase passphrase) throws KeyFormatException {
        OpensshPrivateSection section;
        PublicKey stated;
        try {
            OpensshKey file = OpensshKey.parse(Bytes.wrap(content));
            stated = PublicKey.of(file.publicKey());
            section = file.privateKeyKind() == OpensshKey.PrivateKeyKind.Plain
                    ? file.privateKeyAsPlain().section()
                    : decrypt(file, passphrase);
        } catch (ParseException e) {
            throw new KeyFormatException("not an openssh-key-v1 file: " + e.getMessage(), e);
        }
        if (section.check1() != section.check2()) {
            throw new KeyFormatException("the two checks in the private key differ: the file is damaged");
        }
        checkPadding(section.padding());
        SigningKey key = PrivateKeyParts.signingKey(section.key());
        if (!key.publicKey().equals(stated)) {
            throw new KeyFormatException("the public key in the file is not that of the private key");
        }
        return new PrivateKeyFile(key, PrivateKeyParts.comment(section.key()));
    }

    private static OpensshPrivateSection decrypt(OpensshKey file, Passphrase passphrase) throws KeyFormatException {
        if (file.kdfOptionsKind() != OpensshKey.KdfOptionsKind.Bcrypt) {
            throw new KeyFormatException("the key is encrypted with a key by `%s`; only bcrypt is supported"
                    .formatted(file.kdfName().latin1()));
        }
        KeyFileCipher cipher = KeyFileCipher.named(file.cipherName().latin1());
        var bcrypt = file.kdfOptionsAsBcrypt();
        if (bcrypt.rounds() < 1 || bcrypt.rounds() > MAX_ROUNDS || bcrypt.salt().isEmpty()) {
            throw new KeyFormatException(
                    "bcrypt takes a salt and 1 to %d rounds, not %d".formatted(MAX_ROUNDS, bcrypt.rounds()));
        }
        Bytes ciphertext = file.privateKeyAsEncrypted().ciphertext();
        if (ciphertext.isEmpty()
                || ciphertext.length() % KeyFileCipher.BLOCK_BYTES != 0
                || file.tag().length() != cipher.tagLength()) {
            throw new KeyFormatException("the encrypted key is cut off: %d bytes and %d of a tag"
                    .formatted(ciphertext.length(), file.tag().length()));
        }
        byte[] encrypted = Arrays.copyOf(ciphertext.toArray(), ciphertext.length() + cipher.tagLength());
        file.tag().copyTo(encrypted, ciphertext.length());
        byte[] phrase = passphrase.require();
        byte[] plain = cipher.decrypt(encrypted, phrase, bcrypt.salt().toArray(), (int) bcrypt.rounds());
        Arrays.fill(phrase, (byte) 0);
        try {
            OpensshPrivateSection section = OpensshPrivateSection.parse(Bytes.wrap(plain));
            if (section.check1() == section.check2()) {
                return section;
            }
            throw new KeyFormatException("the pass phrase is wrong");
        } catch (ParseException e) {
            throw new KeyFormatException("the pass phrase is wrong", e);
        }
    }

    private static void checkPadding(Bytes padding) throws KeyFormatException {
        if (!padding.contentEquals(padding(padding.length()))) {
            throw new KeyFormatException("the padding behind the private key is not 1, 2, 3 ..: the file is damaged");
        }
    }

    private static byte[] padding(int length) {
        byte[] padding = new byte[length];
        for (int i = 0; i < length; i++) {
            padding[i] = (byte) (i + 1);
        }
        return padding;
    }

    static byte[] write(SigningKey key, String comment) {
        ByteBuffer file = OpensshKey.builder(room(key, comment))
                .kdfOptionsAsNoKdf()
                .publicKey(key.publicKey().view())
                .privateKeyAsPlain()
                .section(section(key, comment, PLAIN_BLOCK_BYTES))
                .tag(new byte[0])
                .build()
                .flip();
        return Bytes.wrap(file).toArray();
    }

    static byte[] write(SigningKey key, String comment, byte[] passphrase) {
        KeyFileCipher cipher = KeyFileCipher.AES256_CTR;
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        byte[] plain = Bytes.wrap(section(key, comment, KeyFileCipher.BLOCK_BYTES)
                        .write(OpensshPrivateSection.builder(room(key, comment)))
                        .build()
                        .flip())
                .toArray();
        ByteBuffer file = OpensshKey.builder(room(key, comment))
                .kdfOptionsAsBcrypt()
                .salt(salt)
                .rounds(WRITTEN_ROUNDS)
                .publicKey(key.publicKey().view())
                .privateKeyAsEncrypted(Bytes.ofUtf8(cipher.sshName()))
                .ciphertext(cipher.encrypt(plain, passphrase, salt, WRITTEN_ROUNDS))
                .tag(new byte[0])
                .build()
                .flip();
        return Bytes.wrap(file).toArray();
    }

    private static OpensshPrivateSection.Builder.Content section(SigningKey key, String comment, int block) {
        int check = new SecureRandom().nextInt();
        SshPrivateKey.Builder.Content content = builder -> key.write(builder, comment);
        int length = OpensshPrivateSection.builder(room(key, comment))
                .check1(Integer.toUnsignedLong(check))
                .key(content)
                .padding(new byte[0])
                .build()
                .position();
        byte[] padding = padding((block - length % block) % block);
        return builder ->
                builder.check1(Integer.toUnsignedLong(check)).key(content).padding(padding);
    }

    // RSA has nearly five numbers of the size of the public key, or of half of it.
    private static ByteBuffer room(SigningKey key, String comment) {
        return ByteBuffer.allocate(6 * key.publicKey().view().byteLength() + 4 * comment.length() + ROOM);
    }
}
