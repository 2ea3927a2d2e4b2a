package org.mpl4j.ssh.crypto;

/**
 * What both sides have agreed on.
 *
 * @param keyExchange the method
 * @param hostKey the algorithm of the host key
 * @param clientToServer for packets of the client
 * @param serverToClient for packets of the server
 * @param isGuessWrong whether a first message that a side has sent before it knew is to be ignored
 * @param isStrict whether both know strict key exchange; only counts if this is the first exchange of the connection
 * @param isClientTakingExtInfo whether the server may send EXT_INFO; the same restriction
 * @param isServerTakingExtInfo whether the client may
 */
public record Negotiated(
        KeyExchange keyExchange,
        String hostKey,
        DirectionAlgorithms clientToServer,
        DirectionAlgorithms serverToClient,
        boolean isGuessWrong,
        boolean isStrict,
        boolean isClientTakingExtInfo,
        boolean isServerTakingExtInfo) {}
