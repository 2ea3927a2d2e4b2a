package org.mpl4j.ssh.crypto;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.packets.exchange.ExchangeHashHybrid;
import org.mpl4j.ssh.packets.ssh.SshKexHybrid;
import org.mpl4j.ssh.packets.ssh.SshPublicKey;
import org.mpl4j.ssh.packets.ssh.SshSignature;

/** Messages of a post-quantum method and a curve together, whose parts are one behind the other (draft-ietf-sshm-mlkem-hybrid-kex section 2). */
final class HybridMessages implements ExchangeMessages {
    private final Kem kem;

    HybridMessages(Kem kem) {
        this.kem = kem;
    }

    @Override
    public ByteBuffer init(byte[] publicKey) {
        Bytes both = Bytes.wrap(publicKey);
        int split = kem.publicKeyLength();
        return SshKexHybrid.builder(ByteBuffer.allocate(publicKey.length + OVERHEAD), split, kem.ciphertextLength())
                .asInit()
                .cPk2(both.slice(0, split))
                .cPk1(both.slice(split, both.length()))
                .build()
                .flip();
    }

    @Override
    public byte[] readInit(ByteBuffer message) throws ParseException, KeyExchangeException {
        SshKexHybrid view = parse(message);
        if (view.messageKind() != SshKexHybrid.MessageKind.Init) {
            throw ExchangeMessages.unexpected(view.message());
        }
        var init = view.asInit();
        return join(init.cPk2(), init.cPk1());
    }

    @Override
    public ByteBuffer reply(SshPublicKey hostKey, byte[] publicKey, SshSignature signature) {
        int size = hostKey.byteLength() + publicKey.length + signature.byteLength();
        Bytes both = Bytes.wrap(publicKey);
        int split = kem.ciphertextLength();
        return SshKexHybrid.builder(ByteBuffer.allocate(size + OVERHEAD), kem.publicKeyLength(), split)
                .asReply()
                .hostKey(hostKey)
                .sCt2(both.slice(0, split))
                .sPk1(both.slice(split, both.length()))
                .signature(signature)
                .build()
                .flip();
    }

    @Override
    public Reply readReply(ByteBuffer message) throws ParseException, KeyExchangeException {
        SshKexHybrid view = parse(message);
        if (view.messageKind() != SshKexHybrid.MessageKind.Reply) {
            throw ExchangeMessages.unexpected(view.message());
        }
        var reply = view.asReply();
        return new Reply(reply.hostKey(), join(reply.sCt2(), reply.sPk1()), reply.signature());
    }

    @Override
    public ByteBuffer hashed(ExchangeGreetings greetings, SshPublicKey hostKey, Agreed agreed) {
        return ExchangeHashHybrid.builder(Greetings.room(greetings, hostKey, agreed.byteCount()))
                .parties(Greetings.of(greetings, hostKey))
                .cInit(agreed.init())
                .sReply(agreed.reply())
                .k(agreed.secret())
                .build()
                .flip();
    }

    private SshKexHybrid parse(ByteBuffer message) throws ParseException {
        return SshKexHybrid.parse(message, kem.publicKeyLength(), kem.ciphertextLength());
    }

    private static byte[] join(Bytes one, Bytes other) {
        byte[] both = new byte[one.length() + other.length()];
        one.copyTo(both, 0);
        other.copyTo(both, one.length());
        return both;
    }
}
