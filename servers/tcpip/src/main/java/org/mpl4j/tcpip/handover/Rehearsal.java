package org.mpl4j.tcpip.handover;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.packets.handover.Handover;
import org.mpl4j.tcpip.stack.Stack;

/** A host is given by a stack that is not needed any more, on a conduit without open files: so that an archive of classes, which is made of a run, has what a hand-over takes. */
public final class Rehearsal {
    private Rehearsal() {}

    /**
     * Gives a host.
     *
     * @param channel on which the other side waits for it; closed in the end
     * @param host what it is told of the host
     * @param stack that has it; whoever calls this has the stack
     * @param out the host's interface
     * @throws HandOverException if the other side does not take it
     */
    public static void give(SocketChannel channel, OfferedHost host, Stack stack, NetInterface out) throws IOException {
        try (Conduit conduit = Conduit.acceptedWithoutFiles(channel)) {
            conduit.send(host::write);
            Messages.expect(conduit.next(), Handover.BodyKind.Ready);
            conduit.send(message -> message.bodyAsTake());
            new StackGiver(stack, out, conduit).give();
            Messages.expect(conduit.next(), Handover.BodyKind.Taken);
        }
    }
}
