package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mpl-net demo-peer}: what {@code demo} runs at the kernel's end. It connects by a socket of the system, sends bytes or receives them, and prints their hash. */
@Command(
        name = "demo-peer",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Sends or receives bytes by a socket of the system, and prints how many, and their hash.")
final class DemoPeer implements Callable<Integer> {
    private static final int CHUNK = 64 << 10;
    private static final int PATIENCE_MILLIS = 10_000;

    @Parameters(index = "0", paramLabel = "HOST", description = "Where to connect to.")
    private String host = "";

    @Parameters(index = "1", paramLabel = "PORT", description = "The port there.")
    private int port;

    @Parameters(index = "2", paramLabel = "BYTES", description = "How many bytes to send; 0 to receive instead.")
    private long bytes;

    @Override
    public Integer call() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            MessageDigest hash = hash();
            long count = bytes > 0 ? send(socket, hash) : receive(socket, hash);
            System.out.println(count + " " + HexFormat.of().formatHex(hash.digest()));
            System.out.flush();
        }
        return ExitStatus.DONE;
    }

    static MessageDigest hash() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private long send(Socket socket, MessageDigest hash) throws IOException {
        Random random = new Random();
        OutputStream out = socket.getOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (long left = bytes; left > 0; left -= Math.min(left, CHUNK)) {
            random.nextBytes(chunk);
            int count = (int) Math.min(left, CHUNK);
            hash.update(chunk, 0, count);
            out.write(chunk, 0, count);
        }
        socket.shutdownOutput();
        // All of it is there when the other side has read to the end, and closes.
        if (socket.getInputStream().read() >= 0) {
            throw new IOException("the other side says something");
        }
        return bytes;
    }

    private static long receive(Socket socket, MessageDigest hash) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] chunk = new byte[CHUNK];
        long all = 0;
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            hash.update(chunk, 0, count);
            all += count;
        }
        return all;
    }
}
