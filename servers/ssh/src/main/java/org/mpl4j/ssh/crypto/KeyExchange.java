package org.mpl4j.ssh.crypto;

/** A method of key exchange (RFC 4253 section 8), which either side runs once and with fresh keys. */
public interface KeyExchange {
    /** {@return its name in SSH} */
    String name();

    /** {@return the name of its hash function in the JDK} */
    String digestName();

    /**
     * Begins as a client, whose first message is there at once.
     *
     * @param greetings what was said before
     * @return the client's side
     */
    ExchangeSide client(ExchangeGreetings greetings);

    /**
     * Begins as a server, which waits for a message.
     *
     * @param greetings what was said before
     * @param signer the host key
     * @return the server's side
     */
    ExchangeSide server(ExchangeGreetings greetings, HostSigner signer);
}
