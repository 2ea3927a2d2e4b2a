package org.mpl4j.ssh.client;

import java.util.Map;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest.Builder.Complete;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest.Builder.NeedsRequestTypeBranch;
import org.mpl4j.ssh.packets.ssh.SshTerminalMode;

/**
 * A terminal that is asked for (RFC 4254 section 6.2).
 *
 * @param type the value of TERM
 * @param columns how wide it is
 * @param rows how high it is
 * @param modes what it is set to
 */
public record TerminalRequest(String type, int columns, int rows, Map<SshTerminalMode.Opcode.Known, Long> modes) {
    /** Keeps a copy. */
    public TerminalRequest {
        modes = Map.copyOf(modes);
    }

    Complete write(NeedsRequestTypeBranch request) {
        return request.asPtyReq()
                .terminal(type)
                .widthCharacters(columns)
                .heightRows(rows)
                .modes(list -> {
                    modes.forEach(
                            (mode, argument) -> list.add(one -> one.asMode(mode).argument(argument)));
                    list.add(SshTerminalMode.Builder.NeedsOpcodeBranch::asStop);
                });
    }
}
