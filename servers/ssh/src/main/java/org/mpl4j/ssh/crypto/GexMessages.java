package org.mpl4j.ssh.crypto;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.Mpint;
import org.mpl4j.ssh.packets.exchange.ExchangeHashGex;
import org.mpl4j.ssh.packets.ssh.SshKexGex;
import org.mpl4j.ssh.packets.ssh.SshPublicKey;
import org.mpl4j.ssh.packets.ssh.SshSignature;

/** Messages of Diffie-Hellman once the group is there (RFC 4419 section 3). */
final class GexMessages implements ExchangeMessages {
    private final GroupSizes sizes;
    private final PrimeGroup group;

    GexMessages(GroupSizes sizes, PrimeGroup group) {
        this.sizes = sizes;
        this.group = group;
    }

    @Override
    public ByteBuffer init(byte[] publicKey) {
        return SshKexGex.builder(ByteBuffer.allocate(publicKey.length + OVERHEAD))
                .asInit()
                .e(Mpint.ofContent(Bytes.wrap(publicKey)))
                .build()
                .flip();
    }

    @Override
    public byte[] readInit(ByteBuffer message) throws ParseException, KeyExchangeException {
        SshKexGex view = SshKexGex.parse(message);
        if (view.messageKind() != SshKexGex.MessageKind.Init) {
            throw ExchangeMessages.unexpected(view.message());
        }
        return view.asInit().e().canonical().toArray();
    }

    @Override
    public ByteBuffer reply(SshPublicKey hostKey, byte[] publicKey, SshSignature signature) {
        int size = hostKey.byteLength() + publicKey.length + signature.byteLength();
        return SshKexGex.builder(ByteBuffer.allocate(size + OVERHEAD))
                .asReply()
                .hostKey(hostKey)
                .f(Mpint.ofContent(Bytes.wrap(publicKey)))
                .signature(signature)
                .build()
                .flip();
    }

    @Override
    public Reply readReply(ByteBuffer message) throws ParseException, KeyExchangeException {
        SshKexGex view = SshKexGex.parse(message);
        if (view.messageKind() != SshKexGex.MessageKind.Reply) {
            throw ExchangeMessages.unexpected(view.message());
        }
        var reply = view.asReply();
        return new Reply(reply.hostKey(), reply.f().canonical().toArray(), reply.signature());
    }

    @Override
    public ByteBuffer hashed(ExchangeGreetings greetings, SshPublicKey hostKey, Agreed agreed) {
        int groupBytes = 2 * (group.bits() / Byte.SIZE + Integer.BYTES + 1);
        return ExchangeHashGex.builder(Greetings.room(greetings, hostKey, agreed.byteCount() + groupBytes))
                .parties(Greetings.of(greetings, hostKey))
                .min(sizes.min())
                .n(sizes.preferred())
                .max(sizes.max())
                .p(Mpint.of(group.p()))
                .g(Mpint.of(group.g()))
                .e(Mpint.ofContent(Bytes.wrap(agreed.init())))
                .f(Mpint.ofContent(Bytes.wrap(agreed.reply())))
                .k(Mpint.ofContent(Bytes.wrap(agreed.secret())))
                .build()
                .flip();
    }
}
