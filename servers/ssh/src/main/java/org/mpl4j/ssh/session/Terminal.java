package org.mpl4j.ssh.session;

import java.util.List;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest.RequestTypeBranch.PtyReq;

/**
 * The terminal that a client asks for.
 *
 * @param type the value of TERM
 * @param columns how wide it is
 * @param rows how high it is
 * @param settings for stty
 */
record Terminal(String type, int columns, int rows, List<String> settings) {
    private static final int MOST = 0xffff;

    static Terminal of(PtyReq request) {
        return new Terminal(
                request.terminal().utf8(),
                size(request.widthCharacters()),
                size(request.heightRows()),
                TerminalModes.settings(request.modes()));
    }

    /** What fits into a window's size. */
    static int size(long requested) {
        return (int) Math.min(requested, MOST);
    }
}
