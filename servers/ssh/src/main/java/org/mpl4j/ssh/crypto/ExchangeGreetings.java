package org.mpl4j.ssh.crypto;

import org.mpl4j.runtime.Bytes;

/**
 * What both sides have said before the key exchange. The bytes are kept, not copied.
 *
 * @param clientIdentification without the end of the line
 * @param serverIdentification without the end of the line
 * @param clientKexInit the client's message
 * @param serverKexInit the server's message
 */
public record ExchangeGreetings(
        Bytes clientIdentification, Bytes serverIdentification, Bytes clientKexInit, Bytes serverKexInit) {
    /** {@return about how many bytes these are in an exchange hash} */
    int byteCount() {
        return clientIdentification.length()
                + serverIdentification.length()
                + clientKexInit.length()
                + serverKexInit.length()
                + 5 * Integer.BYTES;
    }
}
