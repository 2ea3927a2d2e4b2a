package org.mpl4j.ssh.client;

import java.io.IOException;
import org.mpl4j.ssh.packets.ssh.SshUserauth;
import org.mpl4j.ssh.transport.ProtocolException;

/** A method of authentication (RFC 4252), with what it is tried with; for one login. */
public abstract sealed class LoginMethod permits PublicKeyLogin, PasswordLogin, InteractiveLogin {
    /** {@return what it is called in lists of methods that can continue} */
    abstract String name();

    /** Sends the next request; {@return whether there was something left to try} */
    abstract boolean attempt(LoginDialog dialog) throws IOException;

    /** Takes a message between a request and its result, which the policy has allowed. */
    abstract void answer(LoginDialog dialog, SshUserauth message) throws IOException, ProtocolException;
}
