package org.mpl4j.ssh.crypto;

/**
 * What a key exchange has come to. The arrays are not to be changed.
 *
 * @param digestName of the hash function, in the JDK
 * @param secret the shared secret K: the content of an mpint, or of a string, as the method has it
 * @param hash the exchange hash H; the first one of a connection is its session identifier
 * @param hostKey the server's public key, as an {@code ssh_public_key}
 * @param signature the server's, of the hash, as an {@code ssh_signature}
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
public record ExchangeResult(String digestName, byte[] secret, byte[] hash, byte[] hostKey, byte[] signature) {}
