package org.mpl4j.ssh.forward;

import java.io.IOException;
import java.nio.channels.ByteChannel;

/** A connection that is joined with a channel, of whichever TCP/IP stack. One thread reads while another one writes; any may close it. */
public interface ForwardedSocket extends ByteChannel {
    /** Reads no more: whoever reads is at the end. */
    void shutdownInput() throws IOException;

    /** Ends the output: the other side reads to its end, and may go on to write. */
    void shutdownOutput() throws IOException;
}
