package org.mpl4j.ssh.hostile;

import java.nio.ByteBuffer;
import java.util.function.Function;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.crypto.Proposal;
import org.mpl4j.ssh.keys.SigningKey;
import org.mpl4j.ssh.packets.signed.UserauthSigned;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.packets.ssh.SshPublicKey;
import org.mpl4j.ssh.packets.ssh.SshPublicKeyString;
import org.mpl4j.ssh.packets.ssh.SshSignature;
import org.mpl4j.ssh.packets.ssh.SshTransport;
import org.mpl4j.ssh.packets.ssh.SshUserauth;

/** Messages of a client, as they should be. */
final class Says {
    private static final int ROOM = 64 * 1024;
    private static final String SERVICE = "ssh-connection";
    private static final String HOSTBOUND = "publickey-hostbound-v00@openssh.com";
    private static final int WINDOW = 1 << 20;
    private static final int PACKET = 32 * 1024;

    private Says() {}

    static byte[] transport(SshTransport.Builder.Content content) {
        return array(content.write(SshTransport.builder(room())).build());
    }

    static byte[] auth(Bytes method, SshUserauth.Builder.Content content) {
        return array(content.write(SshUserauth.builder(room(), method)).build());
    }

    static byte[] connection(SshConnection.Builder.Content content) {
        return array(content.write(SshConnection.builder(room())).build());
    }

    private static ByteBuffer room() {
        return ByteBuffer.allocate(ROOM);
    }

    private static byte[] array(ByteBuffer built) {
        return Bytes.wrap(built.flip()).toArray();
    }

    static byte[] kexInit(Talk talk) {
        return kexInit(talk.offer, false);
    }

    static byte[] kexInit(Talk.Offer offer, boolean isGuessing) {
        String markers = "," + Proposal.EXT_INFO_CLIENT + (offer.isStrict() ? "," + Proposal.STRICT_CLIENT : "");
        return transport(builder -> builder.asKexInit()
                .cookie(new byte[16])
                .kexAlgorithms(offer.keyExchange() + markers)
                .serverHostKeyAlgorithms("ssh-ed25519")
                .encryptionAlgorithmsClientToServer(offer.cipher())
                .encryptionAlgorithmsServerToClient(offer.cipher())
                .macAlgorithmsClientToServer(offer.mac())
                .macAlgorithmsServerToClient(offer.mac())
                .compressionAlgorithmsClientToServer(offer.compression())
                .compressionAlgorithmsServerToClient(offer.compression())
                .firstKexPacketFollows(isGuessing));
    }

    /** The next message of the key exchange, or one that looks like it. */
    static byte[] exchange(Talk talk) {
        return talk.exchangeMessage()
                .orElseGet(() -> array(org.mpl4j.ssh.packets.ssh.SshKexEcdh.builder(room())
                        .asInit()
                        .qC(new byte[32])
                        .build()));
    }

    static byte[] newKeys() {
        return transport(builder -> builder.asNewKeys());
    }

    static byte[] ping() {
        return transport(builder -> builder.asPing().data(new byte[] {1, 2}));
    }

    static byte[] ignore(int size) {
        return transport(builder -> builder.asIgnore().data(new byte[size]));
    }

    static byte[] unknownTransport() {
        return transport(builder -> builder.asUnknown(25).data(new byte[3]));
    }

    static byte[] disconnect() {
        return transport(builder -> builder.asDisconnect().reasonCode(11).description("bye"));
    }

    static byte[] serviceRequest(String name) {
        return transport(builder -> builder.asServiceRequest().serviceName(name));
    }

    static byte[] request(
            String user,
            Function<SshUserauth.Builder.RequestNeedsMethodNameBranch, SshUserauth.Builder.Complete> method) {
        return auth(
                Bytes.EMPTY,
                builder -> method.apply(builder.asRequest().userName(user).serviceName(SERVICE)));
    }

    static byte[] none(String user) {
        return request(user, builder -> builder.asNone());
    }

    static byte[] password(String user, String password) {
        return request(user, builder -> builder.asPassword().asLogin().password(password));
    }

    static byte[] passwordChange(String user, String old, String next) {
        return request(
                user,
                builder -> builder.asPassword().asChange().oldPassword(old).newPassword(next));
    }

    static byte[] keyboardInteractive(String user) {
        return request(user, builder -> builder.asKeyboardInteractive());
    }

    static byte[] infoResponse(String... answers) {
        return auth(
                Bytes.ofUtf8("keyboard-interactive"),
                builder -> builder.asInfoResponse().responses(list -> {
                    for (String answer : answers) {
                        list.add(answer);
                    }
                }));
    }

    /** Asks whether a key would do. */
    static byte[] publickeyQuery(String user, SigningKey key) {
        return request(
                user,
                builder -> builder.asPublickey().algorithmName("ssh-ed25519").publicKey(view(key)));
    }

    static byte[] publickey(Talk talk, String user, SigningKey key) {
        return publickey(user, key, signed(talk.sessionId(), user, SERVICE, "publickey", key));
    }

    /** With a signature of anything. */
    static byte[] publickey(String user, SigningKey key, byte[] signed) {
        return request(
                user,
                builder -> builder.asPublickey()
                        .algorithmName("ssh-ed25519")
                        .publicKey(view(key))
                        .signature(signature(key.sign("ssh-ed25519", signed))));
    }

    static byte[] signed(byte[] session, String user, String service, String method, SigningKey key) {
        return array(UserauthSigned.builder(room())
                .sessionIdentifier(session)
                .userName(user)
                .serviceName(service)
                .methodName(method)
                .algorithmName("ssh-ed25519")
                .publicKey(key.publicKey().blob())
                .hostKey(Bytes.EMPTY)
                .build());
    }

    static byte[] hostboundQuery(Talk talk, String user, SigningKey key) {
        return request(
                user,
                builder -> builder.asPublickeyHostbound()
                        .algorithmName("ssh-ed25519")
                        .publicKey(view(key))
                        .hostKey(publicKey(talk.hostKey())));
    }

    static byte[] hostbound(Talk talk, String user, SigningKey key) {
        SshPublicKey host = publicKey(talk.hostKey());
        byte[] signed = array(UserauthSigned.builder(room())
                .sessionIdentifier(talk.sessionId())
                .userName(user)
                .serviceName(SERVICE)
                .methodName(HOSTBOUND)
                .algorithmName("ssh-ed25519")
                .publicKey(key.publicKey().blob())
                .hostKey(array(SshPublicKeyString.builder(room()).key(host).build()))
                .build());
        return request(
                user,
                builder -> builder.asPublickeyHostbound()
                        .algorithmName("ssh-ed25519")
                        .publicKey(view(key))
                        .hostKey(host)
                        .signature(signature(key.sign("ssh-ed25519", signed))));
    }

    static byte[] hostbased(String user) {
        byte[] signature = Target.BAD.sign("ssh-ed25519", new byte[1]);
        return request(
                user,
                builder -> builder.asHostbased()
                        .algorithmName("ssh-ed25519")
                        .hostKey(view(Target.BAD))
                        .clientHostName("localhost")
                        .clientUserName(user)
                        .signature(signature(signature)));
    }

    private static SshPublicKey view(SigningKey key) {
        return publicKey(key.publicKey().blob());
    }

    static SshPublicKey publicKey(byte[] blob) {
        try {
            return SshPublicKey.parse(Bytes.wrap(blob));
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    static SshSignature signature(byte[] blob) {
        try {
            return SshSignature.parse(Bytes.wrap(blob));
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] globalKeepalive() {
        return connection(builder -> builder.asGlobalRequest()
                .request(request -> request.wantReply(true).asKeepalive()));
    }

    static byte[] openSession(long number) {
        return openSession(number, WINDOW);
    }

    static byte[] openSession(long number, long window) {
        return connection(builder -> builder.asChannelOpen()
                .open(open -> open.senderChannel(number)
                        .initialWindowSize(window)
                        .maximumPacketSize(PACKET)
                        .asSession()));
    }

    static byte[] openOther(long number) {
        return connection(builder -> builder.asChannelOpen()
                .open(open -> open.senderChannel(number)
                        .initialWindowSize(WINDOW)
                        .maximumPacketSize(PACKET)
                        .asTun()
                        .mode(1)));
    }

    static byte[] confirm(long recipient, long number) {
        return connection(builder -> builder.asChannelOpenConfirmation()
                .recipientChannel(recipient)
                .senderChannel(number)
                .initialWindowSize(WINDOW)
                .maximumPacketSize(PACKET)
                .data(Bytes.EMPTY));
    }

    static byte[] data(long channel, int size) {
        return connection(
                builder -> builder.asChannelData().recipientChannel(channel).data(new byte[size]));
    }

    static byte[] adjust(long channel, long bytes) {
        return connection(builder ->
                builder.asChannelWindowAdjust().recipientChannel(channel).bytesToAdd(bytes));
    }

    static byte[] eof(long channel) {
        return connection(builder -> builder.asChannelEof().recipientChannel(channel));
    }

    static byte[] close(long channel) {
        return connection(builder -> builder.asChannelClose().recipientChannel(channel));
    }

    static byte[] exec(long channel, String command, boolean wantsReply) {
        return channelRequest(channel, wantsReply, builder -> builder.asExec().command(command));
    }

    static byte[] channelRequest(
            long channel,
            boolean wantsReply,
            Function<SshChannelRequest.Builder.NeedsRequestTypeBranch, SshChannelRequest.Builder.Complete> content) {
        return connection(builder -> builder.asChannelRequest()
                .request(request ->
                        content.apply(request.recipientChannel(channel).wantReply(wantsReply))));
    }
}
