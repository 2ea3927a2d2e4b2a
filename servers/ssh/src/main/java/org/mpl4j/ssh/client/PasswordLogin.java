package org.mpl4j.ssh.client;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpl4j.ssh.packets.ssh.SshUserauth;
import org.mpl4j.ssh.packets.ssh.SshUserauth.MessageBranch.PasswdChangereq;
import org.mpl4j.ssh.transport.ProtocolException;

/** By a password, and a new one where the server wants that (RFC 4252 section 8). */
public final class PasswordLogin extends LoginMethod {
    private static final String NAME = "password";

    private final Prompter prompter;
    private int left;
    private byte @Nullable [] last;

    /**
     * Asks for passwords.
     *
     * @param prompter is asked
     * @param tries how often
     */
    public PasswordLogin(Prompter prompter, int tries) {
        this.prompter = prompter;
        this.left = tries;
    }

    @Override
    String name() {
        return NAME;
    }

    @Override
    boolean attempt(LoginDialog dialog) throws IOException {
        if (left == 0) {
            return false;
        }
        left--;
        Optional<byte[]> password = prompter.ask("%s's password: ".formatted(dialog.who()), false);
        if (password.isEmpty()) {
            left = 0;
            return false;
        }
        forget();
        last = password.get();
        dialog.request(NAME, request -> request.asPassword().asLogin().password(password.get()));
        return true;
    }

    @Override
    void answer(LoginDialog dialog, SshUserauth message) throws IOException, ProtocolException {
        byte[] old = last;
        if (old == null || !(message.messageBranch() instanceof PasswdChangereq wanted)) {
            throw new ProtocolException("the server wants another password, though none was sent");
        }
        dialog.log().warning(LoginDialog.printable(wanted.prompt().utf8()));
        byte[] chosen = prompter.ask("New password for %s: ".formatted(dialog.who()), false)
                .orElseThrow(() -> new IOException(
                        "the server demands a new password for %s, and nobody gives one".formatted(dialog.who())));
        dialog.request(
                NAME,
                request -> request.asPassword().asChange().oldPassword(old).newPassword(chosen));
        forget();
        last = chosen;
    }

    private void forget() {
        if (last != null) {
            Arrays.fill(last, (byte) 0);
        }
    }
}
