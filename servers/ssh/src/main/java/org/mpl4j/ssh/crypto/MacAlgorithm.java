package org.mpl4j.ssh.crypto;

/**
 * A MAC.
 *
 * @param name its name in SSH
 * @param jcaName its name in the JDK
 * @param keyLength in bytes, which is that of the MAC, too
 * @param isEncryptThenMac whether it is of the packet as encrypted
 */
public record MacAlgorithm(String name, String jcaName, int keyLength, boolean isEncryptThenMac) {}
