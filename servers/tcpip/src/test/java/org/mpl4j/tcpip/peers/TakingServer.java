package org.mpl4j.tcpip.peers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.mpl4j.tcpip.handover.HostTaker;
import org.mpl4j.tcpip.socket.HostStack;
import org.mpl4j.tcpip.socket.StackPlan;
import org.mpl4j.tcpip.socket.TcpServerSocket;
import org.mpl4j.tcpip.socket.TcpSocket;

/** A server in a process of its own that takes a host over: it reads what each client sends up to its end, and answers by the hash of that. */
final class TakingServer {
    static final int PORT = 7;

    private static final int KILLED = 137;

    private TakingServer() {}

    /**
     * Serves until it is killed.
     *
     * @param arguments the conduit, and where it ends by itself as if it were killed: {@code offer}, {@code take}, or {@code never}
     */
    public static void main(String[] arguments) throws IOException {
        StackPlan plan = StackPlan.conduit(Path.of(arguments[0])).plan();
        switch (arguments[1]) {
            case "offer" -> {
                HostTaker.connect(Path.of(plan.device()));
                Runtime.getRuntime().halt(KILLED);
            }
            case "take" -> {
                HostTaker.connect(Path.of(plan.device())).awaitHost(List.of(), List.of());
                Runtime.getRuntime().halt(KILLED);
            }
            default -> serve(plan);
        }
    }

    private static void serve(StackPlan plan) throws IOException {
        HostStack stack = HostStack.start(plan);
        TcpServerSocket listener = stack.listen(new InetSocketAddress("0.0.0.0", PORT), 1_000);
        stack.ready();
        System.out.println("taken");
        while (true) {
            TcpSocket socket = listener.accept();
            Thread.ofVirtual().start(() -> answer(socket));
        }
    }

    private static void answer(TcpSocket socket) {
        try (socket) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer buffer = ByteBuffer.allocateDirect(64 << 10);
            while (socket.read(buffer.clear()) >= 0) {
                digest.update(buffer.flip());
            }
            String hash = HexFormat.of().formatHex(digest.digest()) + "\n";
            ByteBuffer out = ByteBuffer.wrap(hash.getBytes(StandardCharsets.US_ASCII));
            while (out.hasRemaining()) {
                socket.write(out);
            }
        } catch (IOException | NoSuchAlgorithmException e) {
            System.out.println("failed: " + e);
        }
    }
}
