package org.mpl4j.tcpip.drive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Objects;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.phy.TapDevice;
import org.mpl4j.tcpip.stack.Stack;
import org.mpl4j.tcpip.tcp.TcpConnection;
import org.mpl4j.tcpip.tcp.TcpListener;
import org.mpl4j.tcpip.tcp.TcpSettings;

/**
 * For measurements: one end of a transfer on our stack, as a process of its own: {@code TAP offload|plain ADDRESS/BITS PORT}. It takes connections on the port; a line {@code HOST PORT SECONDS} that it reads makes it send there for so
 * long.
 */
public final class StackEnd {
    private static final int BUFFER = 1 << 18;
    private static final int SOCKET_BUFFER = 1 << 20;
    private static final int MTU = 1500;
    private static final TcpSettings SETTINGS = TcpSettings.DEFAULT.buffers(SOCKET_BUFFER, SOCKET_BUFFER);

    private final Stack stack = new Stack(0, new SecureRandom());
    private final Driver driver;

    private StackEnd(String tap, boolean offloads, String address) throws IOException {
        TapDevice device = offloads ? TapDevice.openOffloading(tap, MTU, true) : TapDevice.open(tap, MTU, true);
        NetInterface eth = stack.attach("eth", device, MacAddress.of("02:00:00:00:00:02"));
        stack.address(eth, address);
        driver = new Driver(stack, device);
    }

    /** Runs it. */
    public static void main(String... words) throws IOException {
        StackEnd end = new StackEnd(words[0], words[1].equals("offload"), words[2]);
        end.sink(Integer.parseInt(words[3]));
        Thread.ofPlatform().daemon().start(end.driver);
        TransferProgress.say("ready");
        while (true) {
            String line = IO.readln();
            if (line == null) {
                return;
            }
            String[] order = line.split(" ");
            end.driver.execute(
                    () -> end.source(IpAddress.of(order[0]), Integer.parseInt(order[1]), Integer.parseInt(order[2])));
        }
    }

    private void sink(int port) {
        TcpListener listener = stack.tcp().listen(IpAddress.ANY, port, 1, SETTINGS);
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        listener.onConnection(() -> {
            TcpConnection connection = Objects.requireNonNull(listener.accept());
            TransferProgress progress = new TransferProgress();
            connection.onChange(() -> {
                for (int count = connection.read(buffer.clear()); count != 0; count = connection.read(buffer.clear())) {
                    if (count < 0) {
                        progress.end();
                        connection.closeOutput();
                        connection.onChange(() -> {});
                        return;
                    }
                    progress.add(count);
                }
            });
        });
    }

    private void source(IpAddress to, int port, int seconds) {
        TcpConnection connection = stack.tcp().connect(to, port, SETTINGS);
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        long end = System.nanoTime() + seconds * TransferProgress.SECOND;
        connection.onChange(() -> {
            if (System.nanoTime() >= end) {
                connection.closeOutput();
                connection.onChange(() -> {});
                TransferProgress.say("sent");
                return;
            }
            while (connection.write(buffer.clear()) > 0) {
                // As much as there is room for.
            }
        });
    }
}
