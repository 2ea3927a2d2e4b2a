package org.mpl4j.ssh.crypto;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.Mpint;
import org.mpl4j.ssh.packets.exchange.ExchangeHashEcdh;
import org.mpl4j.ssh.packets.ssh.SshKexEcdh;
import org.mpl4j.ssh.packets.ssh.SshPublicKey;
import org.mpl4j.ssh.packets.ssh.SshSignature;

/** Messages of elliptic curves (RFC 5656 section 4, RFC 8731 section 3). */
final class EcdhMessages implements ExchangeMessages {
    @Override
    public ByteBuffer init(byte[] publicKey) {
        return SshKexEcdh.builder(ByteBuffer.allocate(publicKey.length + OVERHEAD))
                .asInit()
                .qC(publicKey)
                .build()
                .flip();
    }

    @Override
    public byte[] readInit(ByteBuffer message) throws ParseException, KeyExchangeException {
        SshKexEcdh view = SshKexEcdh.parse(message);
        if (view.messageKind() != SshKexEcdh.MessageKind.Init) {
            throw ExchangeMessages.unexpected(view.message());
        }
        return view.asInit().qC().toArray();
    }

    @Override
    public ByteBuffer reply(SshPublicKey hostKey, byte[] publicKey, SshSignature signature) {
        int size = hostKey.byteLength() + publicKey.length + signature.byteLength();
        return SshKexEcdh.builder(ByteBuffer.allocate(size + OVERHEAD))
                .asReply()
                .hostKey(hostKey)
                .qS(publicKey)
                .signature(signature)
                .build()
                .flip();
    }

    @Override
    public Reply readReply(ByteBuffer message) throws ParseException, KeyExchangeException {
        SshKexEcdh view = SshKexEcdh.parse(message);
        if (view.messageKind() != SshKexEcdh.MessageKind.Reply) {
            throw ExchangeMessages.unexpected(view.message());
        }
        var reply = view.asReply();
        return new Reply(reply.hostKey(), reply.qS().toArray(), reply.signature());
    }

    @Override
    public ByteBuffer hashed(ExchangeGreetings greetings, SshPublicKey hostKey, Agreed agreed) {
        return ExchangeHashEcdh.builder(Greetings.room(greetings, hostKey, agreed.byteCount()))
                .parties(Greetings.of(greetings, hostKey))
                .qC(agreed.init())
                .qS(agreed.reply())
                .k(Mpint.ofContent(Bytes.wrap(agreed.secret())))
                .build()
                .flip();
    }
}
