package org.mpl4j.ssh.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;

/**
 * Where connections come from, as far as all that come from there are one to the server: the leading bits of an address (PerSourceNetBlockSize of OpenSSH).
 *
 * @param prefix the bits, in whole bytes, with zeros behind them
 * @param bits how many
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its content.
record Source(byte[] prefix, int bits) {
    private static final int BYTES_4 = 4;

    /**
     * Of a peer.
     *
     * @param ipv4 leading bits of an address of IPv4
     * @param ipv6 and of IPv6
     */
    static Source of(SocketAddress peer, int ipv4, int ipv6) {
        byte[] address = peer instanceof InetSocketAddress internet
                ? internet.getAddress().getAddress()
                : InetAddress.getLoopbackAddress().getAddress();
        int bits = address.length == BYTES_4 ? ipv4 : ipv6;
        for (int bit = bits; bit < address.length * Byte.SIZE; bit++) {
            address[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
        }
        return new Source(address, bits);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Source that && bits == that.bits && Arrays.equals(prefix, that.prefix);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(prefix);
    }
}
