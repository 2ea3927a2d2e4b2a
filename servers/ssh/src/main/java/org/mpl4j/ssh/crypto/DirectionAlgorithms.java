package org.mpl4j.ssh.crypto;

import java.util.Optional;

/**
 * What was agreed on for one direction.
 *
 * @param cipher the cipher
 * @param mac the MAC, unless the cipher authenticates, or there is none
 * @param compression none, zlib, or zlib@openssh.com, which begins after authentication
 */
public record DirectionAlgorithms(CipherAlgorithm cipher, Optional<MacAlgorithm> mac, String compression) {}
