package org.mpl4j.ssh.crypto;

import java.util.List;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.packets.ssh.SshTransport;

/**
 * What one side offers in its KEXINIT (RFC 4253 section 7.1), the preferred names first.
 *
 * @param keyExchanges methods of key exchange, and markers among them
 * @param hostKeys algorithms of host keys
 * @param clientToServer what is for packets of the client
 * @param serverToClient what is for packets of the server
 * @param isGuessFollowing whether a first message of the preferred method follows at once
 */
public record Proposal(
        List<String> keyExchanges,
        List<String> hostKeys,
        Direction clientToServer,
        Direction serverToClient,
        boolean isGuessFollowing) {
    /** A client takes EXT_INFO (RFC 8308 section 2.1). */
    public static final String EXT_INFO_CLIENT = "ext-info-c";

    /** A server takes EXT_INFO. */
    public static final String EXT_INFO_SERVER = "ext-info-s";

    /** A client keeps to strict key exchange (OpenSSH PROTOCOL section 1.10). */
    public static final String STRICT_CLIENT = "kex-strict-c-v00@openssh.com";

    /** A server keeps to strict key exchange. */
    public static final String STRICT_SERVER = "kex-strict-s-v00@openssh.com";

    /**
     * What is offered for one direction.
     *
     * @param ciphers the ciphers
     * @param macs the MACs
     * @param compressions the methods of compression
     */
    public record Direction(List<String> ciphers, List<String> macs, List<String> compressions) {}

    /**
     * Reads an offer.
     *
     * @param message the KEXINIT
     * @return what is in it
     */
    public static Proposal of(SshTransport.MessageBranch.KexInit message) {
        return new Proposal(
                names(message.kexAlgorithms()),
                names(message.serverHostKeyAlgorithms()),
                new Direction(
                        names(message.encryptionAlgorithmsClientToServer()),
                        names(message.macAlgorithmsClientToServer()),
                        names(message.compressionAlgorithmsClientToServer())),
                new Direction(
                        names(message.encryptionAlgorithmsServerToClient()),
                        names(message.macAlgorithmsServerToClient()),
                        names(message.compressionAlgorithmsServerToClient())),
                message.firstKexPacketFollows());
    }

    /**
     * Splits a name-list (RFC 4251 section 5).
     *
     * @param list with commas
     * @return the names
     */
    public static List<String> names(Bytes list) {
        return list.isEmpty() ? List.of() : List.of(list.latin1().split(",", -1));
    }

    /** {@return names as a name-list} */
    public static String nameList(List<String> names) {
        return String.join(",", names);
    }
}
