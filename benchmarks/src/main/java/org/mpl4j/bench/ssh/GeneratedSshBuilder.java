package org.mpl4j.bench.ssh;

import java.nio.ByteBuffer;
import org.mpl4j.bench.packets.ssh.SshConnection;
import org.mpl4j.bench.packets.ssh.SshPublicKey;
import org.mpl4j.bench.packets.ssh.SshSignature;
import org.mpl4j.bench.packets.ssh.SshTransport;
import org.mpl4j.bench.packets.ssh.SshUserauth;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;

/** Builds messages of SSH with generated builders, which are kept. */
final class GeneratedSshBuilder {
    private static final Bytes[] LISTS =
            SshContent.LISTS.stream().map(Bytes::ofUtf8).toArray(Bytes[]::new);
    private static final Bytes USER = Bytes.ofUtf8(SshContent.USER);
    private static final Bytes SERVICE = Bytes.ofUtf8(SshContent.SERVICE);
    private static final Bytes ALGORITHM = Bytes.ofUtf8(SshContent.ALGORITHM);

    private final byte[] cookieBytes = SshContent.cookie();
    private final byte[] keyBytes = SshContent.key();
    private final Bytes cookie = Bytes.wrap(cookieBytes);
    private final Bytes keyContent = Bytes.wrap(keyBytes);
    private final Bytes signatureContent = Bytes.wrap(SshContent.signature());
    private final Bytes data = Bytes.wrap(SshContent.data());

    private final PacketWriter out = new PacketWriter();
    private final SshTransport.Writer transport = new SshTransport.Writer();
    private final SshUserauth.Writer userauth = new SshUserauth.Writer();
    private final SshConnection.Writer connection = new SshConnection.Writer();
    private final SshTransport.Builder.Content kexInit = this::kexInit;
    private final SshUserauth.Builder.Content request = this::request;
    private final SshConnection.Builder.Content channelData = this::channelData;
    private final SshPublicKey.Builder.Content key = key -> key.asEd25519().key(keyContent);
    private final SshSignature.Builder.Content signature =
            signature -> signature.asEd25519().signature(signatureContent);
    private int channel;

    int kexInit(ByteBuffer buffer, int number) {
        cookieBytes[0] = (byte) number;
        out.reset(buffer);
        transport.write(out, kexInit);
        return out.position();
    }

    private SshTransport.Builder.Complete kexInit(SshTransport.Builder.NeedsMessageBranch message) {
        return message.asKexInit()
                .cookie(cookie)
                .kexAlgorithms(LISTS[0])
                .serverHostKeyAlgorithms(LISTS[1])
                .encryptionAlgorithmsClientToServer(LISTS[2])
                .encryptionAlgorithmsServerToClient(LISTS[3])
                .macAlgorithmsClientToServer(LISTS[4])
                .macAlgorithmsServerToClient(LISTS[5])
                .compressionAlgorithmsClientToServer(LISTS[6])
                .compressionAlgorithmsServerToClient(LISTS[7]);
    }

    int userauth(ByteBuffer buffer, int number) {
        keyBytes[0] = (byte) number;
        out.reset(buffer);
        userauth.write(out, Bytes.EMPTY, request);
        return out.position();
    }

    private SshUserauth.Builder.Complete request(SshUserauth.Builder.NeedsMessageBranch message) {
        return message.asRequest()
                .userName(USER)
                .serviceName(SERVICE)
                .asPublickey()
                .algorithmName(ALGORITHM)
                .publicKey(key)
                .signature(signature);
    }

    int channelData(ByteBuffer buffer, int number) {
        channel = number;
        out.reset(buffer);
        connection.write(out, channelData);
        return out.position();
    }

    private SshConnection.Builder.Complete channelData(SshConnection.Builder.NeedsMessageBranch message) {
        return message.asChannelData().recipientChannel(channel & 0xffff_ffffL).data(data);
    }
}
