package org.mpl4j.ssh.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.transport.Sender;

/** Messages with data of one channel: kept, so that sending one allocates nothing. Not for several threads at once. */
final class DataMessage {
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private final SshConnection.Builder.Content data;
    private final SshConnection.Builder.Content errors;
    private ByteBuffer source = NONE;
    private int length;

    DataMessage(long recipient) {
        PayloadWriter content = out -> out.putBytes("data", source, source.position(), source.position() + length);
        data = message -> message.asChannelData().recipientChannel(recipient).data(content);
        errors = message ->
                message.asChannelExtendedData().recipientChannel(recipient).data(content);
    }

    /** Sends the next bytes of a buffer, which are taken from it. If more come at once, they may wait for those. */
    void send(Sender sender, boolean isError, ByteBuffer from, int count, boolean isMoreToCome) throws IOException {
        source = from;
        length = count;
        SshConnection.Builder.Content message = isError ? errors : data;
        try {
            if (isMoreToCome) {
                sender.sendAhead(message);
            } else {
                sender.send(message);
            }
            from.position(from.position() + count);
        } finally {
            source = NONE;
        }
    }
}
