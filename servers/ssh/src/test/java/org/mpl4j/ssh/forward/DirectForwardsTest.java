package org.mpl4j.ssh.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.mpl4j.ssh.connection.Answer;
import org.mpl4j.ssh.connection.ChannelLimits;
import org.mpl4j.ssh.connection.Channels;
import org.mpl4j.ssh.connection.MemoryPeer;
import org.mpl4j.ssh.packets.ssh.SshConnection.MessageBranch.ChannelOpenFailure.ReasonCode;
import org.mpl4j.ssh.packets.ssh.SshConnection.MessageKind;
import org.mpl4j.ssh.transport.Sender;

/** Connections that are made for a client that wants more of them than is good. */
final class DirectForwardsTest {
    private static final int MORE = 20;

    private final MemoryPeer peer = new MemoryPeer();
    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
    private final DirectForwards forwards = new DirectForwards(ForwardRules.standard(), log::add);
    private final Channels channels =
            new Channels(peer, ChannelLimits.standard(), forwards, request -> Answer.REFUSED, () -> {});

    @Test
    void attemptsAreLimited() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<SocketChannel> waiting = fill(silent);
            for (int i = 0; i < Sender.MAX_CHANNELS + MORE; i++) {
                peer.opens(
                        channels,
                        i,
                        1,
                        open -> open.asDirectTcpip()
                                .hostToConnect("127.0.0.1")
                                .portToConnect(silent.getLocalPort())
                                .originatorAddress("127.0.0.1")
                                .originatorPort(1));
            }
            for (int i = 0; i < MORE; i++) {
                assertThat(peer.next(MessageKind.ChannelOpenFailure)
                                .asChannelOpenFailure()
                                .reasonCode())
                        .isEqualTo(ReasonCode.ResourceShortage);
            }
            peer.isQuiet();
            assertThat(log).hasSize(MORE).allMatch(line -> line.contains("there are 256 attempts already"));
            for (SocketChannel one : waiting) {
                one.close();
            }
        } finally {
            channels.closed();
        }
    }

    /** Connects until the system keeps those that come waiting. */
    private static List<SocketChannel> fill(ServerSocket silent) throws Exception {
        List<SocketChannel> waiting = new ArrayList<>();
        boolean isFull = false;
        while (!isFull) {
            SocketChannel socket = SocketChannel.open();
            waiting.add(socket);
            socket.configureBlocking(false);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), silent.getLocalPort()));
            Thread.sleep(200);
            isFull = !socket.finishConnect();
        }
        return waiting;
    }
}
