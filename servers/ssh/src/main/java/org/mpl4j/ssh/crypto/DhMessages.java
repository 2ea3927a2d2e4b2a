package org.mpl4j.ssh.crypto;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.Mpint;
import org.mpl4j.ssh.packets.exchange.ExchangeHashDh;
import org.mpl4j.ssh.packets.ssh.SshKexDh;
import org.mpl4j.ssh.packets.ssh.SshPublicKey;
import org.mpl4j.ssh.packets.ssh.SshSignature;

/** Messages of Diffie-Hellman with a fixed group (RFC 4253 section 8). */
final class DhMessages implements ExchangeMessages {
    @Override
    public ByteBuffer init(byte[] publicKey) {
        return SshKexDh.builder(ByteBuffer.allocate(publicKey.length + OVERHEAD))
                .asInit()
                .e(Mpint.ofContent(Bytes.wrap(publicKey)))
                .build()
                .flip();
    }

    @Override
    public byte[] readInit(ByteBuffer message) throws ParseException, KeyExchangeException {
        SshKexDh view = SshKexDh.parse(message);
        if (view.messageKind() != SshKexDh.MessageKind.Init) {
            throw ExchangeMessages.unexpected(view.message());
        }
        return view.asInit().e().canonical().toArray();
    }

    @Override
    public ByteBuffer reply(SshPublicKey hostKey, byte[] publicKey, SshSignature signature) {
        int size = hostKey.byteLength() + publicKey.length + signature.byteLength();
        return SshKexDh.builder(ByteBuffer.allocate(size + OVERHEAD))
                .asReply()
                .hostKey(hostKey)
                .f(Mpint.ofContent(Bytes.wrap(publicKey)))
                .signature(signature)
                .build()
                .flip();
    }

    @Override
    public Reply readReply(ByteBuffer message) throws ParseException, KeyExchangeException {
        SshKexDh view = SshKexDh.parse(message);
        if (view.messageKind() != SshKexDh.MessageKind.Reply) {
            throw ExchangeMessages.unexpected(view.message());
        }
        var reply = view.asReply();
        return new Reply(reply.hostKey(), reply.f().canonical().toArray(), reply.signature());
    }

    @Override
    public ByteBuffer hashed(ExchangeGreetings greetings, SshPublicKey hostKey, Agreed agreed) {
        return ExchangeHashDh.builder(Greetings.room(greetings, hostKey, agreed.byteCount()))
                .parties(Greetings.of(greetings, hostKey))
                .e(Mpint.ofContent(Bytes.wrap(agreed.init())))
                .f(Mpint.ofContent(Bytes.wrap(agreed.reply())))
                .k(Mpint.ofContent(Bytes.wrap(agreed.secret())))
                .build()
                .flip();
    }
}
