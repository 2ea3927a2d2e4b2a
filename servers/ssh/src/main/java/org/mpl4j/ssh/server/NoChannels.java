package org.mpl4j.ssh.server;

import java.io.IOException;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.packets.ssh.SshConnection.MessageBranch.ChannelOpenFailure.ReasonCode;
import org.mpl4j.ssh.transport.MessageReceiver;
import org.mpl4j.ssh.transport.Sender;

/**
 * A service where nothing can be done: every channel and request is refused.
 *
 * @param sender sends to the client
 * @param reason why, for the client
 */
public record NoChannels(Sender sender, String reason) implements MessageReceiver {
    @Override
    public void receive(SshConnection message) throws IOException {
        switch (message.messageBranch()) {
            case SshConnection.MessageBranch.ChannelOpen open -> {
                long channel = open.open().senderChannel();
                sender.send(builder -> builder.asChannelOpenFailure()
                        .recipientChannel(channel)
                        .reasonCode(ReasonCode.AdministrativelyProhibited)
                        .description(reason));
            }
            case SshConnection.MessageBranch.GlobalRequest global -> {
                if (global.request().wantReply()) {
                    sender.send(builder -> builder.asRequestFailure());
                }
            }
            default -> {
                // About channels, of which there are none: the policy lets nothing of that through.
            }
        }
    }

    @Override
    public void closed() {
        // Nothing was begun.
    }
}
