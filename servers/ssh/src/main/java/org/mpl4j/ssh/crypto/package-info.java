/**
 * Ciphers of packets, key exchange and the agreement on algorithms (RFC 4253 sections 6 to 8). Takes and gives bytes and messages; knows neither
 * connections nor the keys that hosts and users have. All that is computed is the JDK's or BouncyCastle's.
 */
@NullMarked
package org.mpl4j.ssh.crypto;

import org.jspecify.annotations.NullMarked;
