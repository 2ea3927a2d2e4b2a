package org.mpl4j.bench.ssh;

import java.nio.ByteBuffer;
import org.mpl4j.bench.harness.FieldMix;
import org.mpl4j.bench.packets.ssh.SshConnection;
import org.mpl4j.bench.packets.ssh.SshPublicKey;
import org.mpl4j.bench.packets.ssh.SshSignature;
import org.mpl4j.bench.packets.ssh.SshTransport;
import org.mpl4j.bench.packets.ssh.SshUserauth;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;

/** Reads messages of SSH with generated views. */
final class GeneratedSshParser {
    private GeneratedSshParser() {}

    static long kexInit(ByteBuffer buffer) {
        SshTransport message;
        try {
            message = SshTransport.parse(buffer);
        } catch (ParseException e) {
            return FieldMix.REFUSED;
        }
        if (message.messageKind() != SshTransport.MessageKind.KexInit) {
            return FieldMix.REFUSED;
        }
        SshTransport.MessageBranch.KexInit kexInit = message.asKexInit();
        Bytes cookie = kexInit.cookie();
        long mix = FieldMix.add(FieldMix.add(FieldMix.START, cookie.int64(0)), cookie.int64(8));
        mix = list(kexInit.kexAlgorithms(), mix);
        mix = list(kexInit.serverHostKeyAlgorithms(), mix);
        mix = list(kexInit.encryptionAlgorithmsClientToServer(), mix);
        mix = list(kexInit.encryptionAlgorithmsServerToClient(), mix);
        mix = list(kexInit.macAlgorithmsClientToServer(), mix);
        mix = list(kexInit.macAlgorithmsServerToClient(), mix);
        mix = list(kexInit.compressionAlgorithmsClientToServer(), mix);
        mix = list(kexInit.compressionAlgorithmsServerToClient(), mix);
        mix = list(kexInit.languagesClientToServer(), mix);
        mix = list(kexInit.languagesServerToClient(), mix);
        return FieldMix.add(mix, kexInit.firstKexPacketFollows() ? 1 : 0);
    }

    private static long list(Bytes list, long before) {
        long mix = FieldMix.add(before, list.length());
        return list.isEmpty() ? mix : FieldMix.add(FieldMix.add(mix, list.uint8(0)), list.uint8(list.length() - 1));
    }

    static long userauth(ByteBuffer buffer) {
        SshUserauth message;
        try {
            message = SshUserauth.parse(buffer, Bytes.EMPTY);
        } catch (ParseException e) {
            return FieldMix.REFUSED;
        }
        if (message.messageKind() != SshUserauth.MessageKind.Request) {
            return FieldMix.REFUSED;
        }
        SshUserauth.MessageBranch.Request request = message.asRequest();
        if (request.methodNameKind() != SshUserauth.MessageBranch.Request.MethodNameKind.Publickey) {
            return FieldMix.REFUSED;
        }
        var publickey = request.asPublickey();
        if (!publickey.hasSignature()) {
            return FieldMix.REFUSED;
        }
        SshPublicKey key = publickey.publicKey();
        SshSignature signature = publickey.signature();
        if (key.keyTypeKind() != SshPublicKey.KeyTypeKind.Ed25519
                || signature.signatureFormatKind() != SshSignature.SignatureFormatKind.Ed25519) {
            return FieldMix.REFUSED;
        }
        long mix = FieldMix.add(FieldMix.START, request.userName().length());
        mix = FieldMix.add(mix, request.serviceName().length());
        mix = FieldMix.add(mix, publickey.algorithmName().length());
        mix = ends(key.asEd25519().key(), mix);
        return mix == FieldMix.REFUSED ? mix : ends(signature.asEd25519().signature(), mix);
    }

    static long channelData(ByteBuffer buffer) {
        SshConnection message;
        try {
            message = SshConnection.parse(buffer);
        } catch (ParseException e) {
            return FieldMix.REFUSED;
        }
        if (message.messageKind() != SshConnection.MessageKind.ChannelData) {
            return FieldMix.REFUSED;
        }
        SshConnection.MessageBranch.ChannelData data = message.asChannelData();
        return ends(data.data(), FieldMix.add(FieldMix.START, data.recipientChannel()));
    }

    private static long ends(Bytes bytes, long before) {
        int length = bytes.length();
        if (length < 8) {
            return FieldMix.REFUSED;
        }
        return FieldMix.add(FieldMix.add(FieldMix.add(before, length), bytes.int64(0)), bytes.int64(length - 8));
    }
}
