package org.mpl4j.ssh.crypto;

import java.nio.ByteBuffer;
import java.util.List;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.packets.ssh.SshTransport;

/** A key exchange over a socket, up to the first packet that is encrypted. */
final class Handshake {
    private static final String IDENTIFICATION = "SSH-2.0-MPL_Test";

    private Handshake() {}

    /** What this side offers. */
    record Offer(List<String> keyExchanges, List<String> hostKeys, List<String> ciphers, List<String> macs) {}

    static ExchangeResult asClient(PacketStream stream, Offer offer) throws Exception {
        String server = stream.identify(IDENTIFICATION);
        ByteBuffer own = kexInit(offer);
        stream.send(own.duplicate());
        ByteBuffer other = stream.receive();
        Negotiated agreed = Negotiation.agree(proposal(own), proposal(other));
        ExchangeSide side = agreed.keyExchange()
                .client(new ExchangeGreetings(
                        Bytes.ofUtf8(IDENTIFICATION), Bytes.ofUtf8(server), Bytes.wrap(own), Bytes.wrap(other)));
        stream.send(side.start().orElseThrow());
        ExchangeResult result = run(stream, side);
        newKeys(stream);
        KeyDerivation keys = new KeyDerivation(result, result.hash());
        stream.use(keys.packetCipher(false, agreed.serverToClient()), keys.packetCipher(true, agreed.clientToServer()));
        return result;
    }

    static ExchangeResult asServer(PacketStream stream, Offer offer, HostSigner signer) throws Exception {
        String client = stream.identify(IDENTIFICATION);
        ByteBuffer own = kexInit(offer);
        stream.send(own.duplicate());
        ByteBuffer other = stream.receive();
        Negotiated agreed = Negotiation.agree(proposal(other), proposal(own));
        ExchangeSide side = agreed.keyExchange()
                .server(
                        new ExchangeGreetings(
                                Bytes.ofUtf8(client), Bytes.ofUtf8(IDENTIFICATION), Bytes.wrap(other), Bytes.wrap(own)),
                        signer);
        ExchangeResult result = run(stream, side);
        newKeys(stream);
        KeyDerivation keys = new KeyDerivation(result, result.hash());
        stream.use(keys.packetCipher(true, agreed.clientToServer()), keys.packetCipher(false, agreed.serverToClient()));
        return result;
    }

    private static ExchangeResult run(PacketStream stream, ExchangeSide side) throws Exception {
        while (true) {
            ExchangeStep step = side.receive(stream.receive());
            if (step.answer().isPresent()) {
                stream.send(step.answer().get());
            }
            if (step.result().isPresent()) {
                return step.result().get();
            }
        }
    }

    private static void newKeys(PacketStream stream) throws Exception {
        stream.send(
                SshTransport.builder(ByteBuffer.allocate(1)).asNewKeys().build().flip());
        SshTransport.parse(stream.receive()).asNewKeys();
    }

    static Proposal proposal(ByteBuffer message) throws Exception {
        return Proposal.of(SshTransport.parse(message).asKexInit());
    }

    static ByteBuffer kexInit(Offer offer) {
        String ciphers = Proposal.nameList(offer.ciphers());
        String macs = Proposal.nameList(offer.macs());
        return SshTransport.builder(ByteBuffer.allocate(4096))
                .asKexInit()
                .cookie(new byte[16])
                .kexAlgorithms(Proposal.nameList(offer.keyExchanges()))
                .serverHostKeyAlgorithms(Proposal.nameList(offer.hostKeys()))
                .encryptionAlgorithmsClientToServer(ciphers)
                .encryptionAlgorithmsServerToClient(ciphers)
                .macAlgorithmsClientToServer(macs)
                .macAlgorithmsServerToClient(macs)
                .compressionAlgorithmsClientToServer(Algorithms.NONE)
                .compressionAlgorithmsServerToClient(Algorithms.NONE)
                .build()
                .flip();
    }
}
