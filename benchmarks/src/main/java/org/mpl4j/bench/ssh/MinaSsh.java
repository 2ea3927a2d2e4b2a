package org.mpl4j.bench.ssh;

import static org.mpl4j.bench.hand.ArrayAccess.i64;

import java.util.List;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.mpl4j.bench.harness.FieldMix;

/** Reads and builds messages of SSH with the buffers of Apache MINA SSHD, as its sessions do: names are Strings, keys and data are copied. */
final class MinaSsh {
    private final byte[] cookie = SshContent.cookie();
    private final List<String> lists = SshContent.LISTS;
    private final byte[] key = SshContent.key();
    private final byte[] signature = SshContent.signature();
    private final byte[] data = SshContent.data();

    static long parseKexInit(byte[] message) {
        Buffer buffer = new ByteArrayBuffer(message);
        if (buffer.getUByte() != SshContent.KEXINIT) {
            return FieldMix.REFUSED;
        }
        byte[] cookie = new byte[16];
        buffer.getRawBytes(cookie);
        long mix = FieldMix.add(FieldMix.add(FieldMix.START, i64(cookie, 0)), i64(cookie, 8));
        for (int i = 0; i < 10; i++) {
            String list = buffer.getString();
            mix = FieldMix.add(mix, list.length());
            if (!list.isEmpty()) {
                mix = FieldMix.add(FieldMix.add(mix, list.charAt(0)), list.charAt(list.length() - 1));
            }
        }
        mix = FieldMix.add(mix, buffer.getBoolean() ? 1 : 0);
        buffer.getUInt();
        return mix;
    }

    static long parseUserauth(byte[] message) {
        Buffer buffer = new ByteArrayBuffer(message);
        if (buffer.getUByte() != SshContent.USERAUTH_REQUEST) {
            return FieldMix.REFUSED;
        }
        long mix = FieldMix.add(FieldMix.START, buffer.getString().length());
        mix = FieldMix.add(mix, buffer.getString().length());
        if (!buffer.getString().equals(SshContent.METHOD) || !buffer.getBoolean()) {
            return FieldMix.REFUSED;
        }
        mix = FieldMix.add(mix, buffer.getString().length());
        mix = ed25519(buffer.getBytes(), mix);
        return ed25519(buffer.getBytes(), mix);
    }

    private static long ed25519(byte[] blob, long mix) {
        Buffer buffer = new ByteArrayBuffer(blob);
        if (!buffer.getString().equals(SshContent.ALGORITHM)) {
            return FieldMix.REFUSED;
        }
        return ends(buffer.getBytes(), mix);
    }

    static long parseChannelData(byte[] message) {
        Buffer buffer = new ByteArrayBuffer(message);
        if (buffer.getUByte() != SshContent.CHANNEL_DATA) {
            return FieldMix.REFUSED;
        }
        long channel = buffer.getUInt();
        int length = buffer.getInt();
        if (length < 8 || length > buffer.available()) {
            return FieldMix.REFUSED;
        }
        // Its channels take the data where it is.
        byte[] array = buffer.array();
        long mix = FieldMix.add(FieldMix.add(FieldMix.START, channel), length);
        return FieldMix.add(FieldMix.add(mix, i64(array, buffer.rpos())), i64(array, buffer.rpos() + length - 8));
    }

    private static long ends(byte[] bytes, long before) {
        long mix = FieldMix.add(FieldMix.add(before, bytes.length), i64(bytes, 0));
        return FieldMix.add(mix, i64(bytes, bytes.length - 8));
    }

    int kexInit(byte[] target, int number) {
        cookie[0] = (byte) number;
        Buffer buffer = new ByteArrayBuffer(target, false);
        buffer.putByte((byte) SshContent.KEXINIT);
        buffer.putRawBytes(cookie);
        for (int i = 0; i < lists.size(); i++) {
            buffer.putString(lists.get(i));
        }
        buffer.putBoolean(false);
        buffer.putUInt(0);
        return buffer.wpos();
    }

    int userauth(byte[] target, int number) {
        key[0] = (byte) number;
        Buffer buffer = new ByteArrayBuffer(target, false);
        buffer.putByte((byte) SshContent.USERAUTH_REQUEST);
        buffer.putString(SshContent.USER);
        buffer.putString(SshContent.SERVICE);
        buffer.putString(SshContent.METHOD);
        buffer.putBoolean(true);
        buffer.putString(SshContent.ALGORITHM);
        putEd25519(buffer, key);
        putEd25519(buffer, signature);
        return buffer.wpos();
    }

    /** As its client does: the length is written again when the end is known. */
    private static void putEd25519(Buffer buffer, byte[] content) {
        int length = buffer.wpos();
        buffer.putUInt(0);
        buffer.putString(SshContent.ALGORITHM);
        buffer.putBytes(content);
        int end = buffer.wpos();
        buffer.wpos(length);
        buffer.putUInt(end - length - 4);
        buffer.wpos(end);
    }

    int channelData(byte[] target, int number) {
        Buffer buffer = new ByteArrayBuffer(target, false);
        buffer.putByte((byte) SshContent.CHANNEL_DATA);
        buffer.putUInt(number & 0xffff_ffffL);
        buffer.putBytes(data);
        return buffer.wpos();
    }
}
