package org.mpl4j.ssh.hostile;

import java.io.IOException;

/** How far a client has come. */
enum Stage {
    /** Nothing was said. */
    CONNECTED,
    /** The lines were exchanged. */
    IDENTIFIED,
    /** The client has said what it offers. */
    OFFERED,
    /** The client has sent its part of the key, and the server its own and NEWKEYS. */
    KEYS_AGREED,
    /** There are keys. */
    KEYS,
    /** The service was asked for. */
    ASKED,
    /** The server has taken a key, and waits for a signature. */
    KEY_TAKEN,
    /** The server has asked a question. */
    QUESTIONED,
    /** The client has logged in. */
    LOGGED_IN,
    /** It has a channel. */
    OPEN,
    /** It has a channel whose data are read. */
    READING,
    /** It has a channel, and keys are exchanged again. */
    REKEYING;

    boolean isLoggedIn() {
        return compareTo(LOGGED_IN) >= 0;
    }

    /** Brings a new connection here. */
    void reach(Talk talk) throws IOException {
        talk.settle();
        if (compareTo(IDENTIFIED) >= 0) {
            talk.identify();
        }
        if (this == OFFERED || this == KEYS_AGREED) {
            talk.send(Says.kexInit(talk));
            talk.settle();
        }
        if (this == KEYS_AGREED) {
            talk.send(Says.exchange(talk));
            talk.settle();
        }
        if (compareTo(KEYS) >= 0) {
            talk.exchangeKeys();
        }
        if (compareTo(ASKED) >= 0) {
            say(talk, Says.serviceRequest("ssh-userauth"));
        }
        if (this == KEY_TAKEN) {
            say(talk, Says.publickeyQuery(Target.USER, Target.GOOD));
        }
        if (this == QUESTIONED) {
            say(talk, Says.keyboardInteractive(Target.USER));
        }
        if (isLoggedIn()) {
            say(talk, Says.password(Target.USER, Target.PASSWORD));
        }
        if (compareTo(OPEN) >= 0) {
            say(talk, Says.openSession(talk.nextChannel()));
        }
        if (this == READING || this == REKEYING) {
            say(talk, Says.exec(talk.serverChannel(), "read", true));
        }
        if (this == REKEYING) {
            talk.send(Says.kexInit(talk));
            talk.settle();
        }
    }

    private static void say(Talk talk, byte[] message) throws IOException {
        if (!talk.send(message)) {
            throw new AssertionError("what should be allowed is not");
        }
        talk.settleWhole();
    }
}
