package org.mpl4j.tcpip.peers;

import java.nio.ByteBuffer;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.stack.Stack;
import org.mpl4j.tcpip.tcp.TcpConnection;
import org.mpl4j.tcpip.tcp.TcpListener;
import org.mpl4j.tcpip.tcp.TcpSettings;

/** A server of ours that gives back what it gets, and a client beside the kernel that compares. */
final class Echo {
    /** Its arguments are where the server is, and how many bytes to send; it prints how many came back, and whether they are the same. */
    static final String CLIENT = """
            import os, socket, sys, threading
            size = int(sys.argv[2])
            data = os.urandom(size)
            s = socket.create_connection((sys.argv[1], 7), 20)
            def send():
                s.sendall(data)
                s.shutdown(socket.SHUT_WR)
            threading.Thread(target=send).start()
            back = bytearray()
            while True:
                part = s.recv(1 << 18)
                if not part:
                    break
                back += part
            print(len(back), bytes(back) == data)
            """;

    private static final int PORT = 7;
    private static final int BUFFER = 1 << 18;

    private Echo() {}

    /** Serves; to be called by the thread that drives the stack. */
    static void stream(Stack stack, IpAddress local) {
        TcpListener listener = stack.tcp().listen(local, PORT, 10, TcpSettings.DEFAULT);
        listener.onConnection(() -> {
            TcpConnection connection = listener.accept();
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
            connection.onChange(() -> echo(connection, buffer));
        });
    }

    private static void echo(TcpConnection connection, ByteBuffer buffer) {
        while (connection.room() > 0) {
            buffer.clear().limit(Math.min(buffer.capacity(), connection.room()));
            int count = connection.read(buffer);
            if (count < 0) {
                connection.closeOutput();
                return;
            }
            if (count == 0) {
                return;
            }
            connection.write(buffer.flip());
        }
    }
}
