package org.mpl4j.servers.common.conduit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.mpl4j.servers.common.link.Link;

/** An end of a conduit in a process of its own: {@code listen PATH BYTES SEED} or {@code connect PATH BYTES SEED}. It sends so many bytes, below zero for ever, and prints the hashes of what it sent and of what came. */
final class ConduitProcess {
    private static final int LARGEST = 100_000;

    private ConduitProcess() {}

    public static void main(String[] arguments) throws Exception {
        Path path = Path.of(arguments[1]);
        long count = Long.parseLong(arguments[2]);
        long seed = Long.parseLong(arguments[3]);
        if (arguments[0].equals("listen")) {
            try (ConduitListener listener = new ConduitListener(path, ConduitOptions.standard())) {
                System.out.println("ready");
                System.out.println(exchange(listener.accept(), count, seed));
            }
        } else {
            ConduitLink link = ConduitLink.connect(path, ConduitPair.PATIENCE);
            System.out.println("ready");
            System.out.println(exchange(link, count, seed));
        }
    }

    /** Sends and receives at the same time; says what became of it. */
    static String exchange(Link link, long count, long seed) throws InterruptedException {
        try (link;
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> sent = threads.submit(() -> send(link, count, new SplittableRandom(seed)));
            Future<String> received = threads.submit(() -> receive(link, new SplittableRandom(seed + 1)));
            return "sent %s received %s".formatted(result(sent), result(received));
        } catch (IOException e) {
            return "cannot close: " + e.getMessage();
        }
    }

    private static String result(Future<String> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            return "(" + e.getCause().getMessage() + ")";
        }
    }

    private static String send(Link link, long count, SplittableRandom random) throws IOException {
        MessageDigest hash = sha256();
        byte[] chunk = new byte[LARGEST];
        long left = count;
        while (left != 0) {
            // Most are small, as messages are.
            int size = 1 + (random.nextInt(4) == 0 ? random.nextInt(LARGEST) : random.nextInt(2000));
            size = count < 0 ? size : (int) Math.min(left, size);
            random.nextBytes(chunk);
            hash.update(chunk, 0, size);
            link.write(ByteBuffer.wrap(chunk, 0, size));
            left = count < 0 ? left : left - size;
        }
        link.endOutput();
        return HexFormat.of().formatHex(hash.digest());
    }

    private static String receive(Link link, SplittableRandom random) throws IOException {
        MessageDigest hash = sha256();
        ByteBuffer room = ByteBuffer.allocateDirect(LARGEST);
        while (link.read(room.clear().limit(1 + random.nextInt(LARGEST))) >= 0) {
            hash.update(room.flip());
        }
        return HexFormat.of().formatHex(hash.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
