package org.mpl4j.dns.transport;

/** What a connection waits for; whoever knows that it is ready has it serve. */
interface Interest {
    /** Nothing: somebody else has it serve. */
    void nothing();

    /** Something to be read. */
    void reading();

    /** Room to write to. */
    void writing();

    /** It is closed. */
    void end();
}
