package org.mpl4j.tcpip.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.tcpip.socket.HostStack;
import org.mpl4j.tcpip.socket.StackPlan;
import org.mpl4j.tcpip.socket.TcpServerSocket;
import org.mpl4j.tcpip.socket.TcpSocket;
import org.mpl4j.tcpip.tcp.TcpEvent;

/** Sockets of virtual threads, and programs on Linux at the other end. */
class KernelSocketTest {
    private static final String KERNEL = "192.0.2.1";
    private static final String OURS = "192.0.2.2";
    /** For where this machine's kernel is on the link, too: it would answer for an address that it has. */
    private static final String SHARED_KERNEL = "198.51.100.1";

    private static final String SHARED_OURS = "198.51.100.2";
    private static final String NAME = "mpls" + ProcessHandle.current().pid();
    private static final int PORT = 7000;
    private static final int BULK = 100_000_000;
    private static final int CONNECTIONS = 1000;
    private static final Duration LONG = Duration.ofSeconds(60);

    /** All connections are there before any of them is used, and all are used before any is closed. */
    private static final String MANY = """
            import asyncio, os, sys
            async def main(host, port, count):
                ends = []
                for _ in range(count):
                    ends.append(await asyncio.wait_for(asyncio.open_connection(host, port), 60))
                async def echo(reader, writer):
                    for size in 1, 1000, 20000:
                        data = os.urandom(size)
                        writer.write(data)
                        assert await asyncio.wait_for(reader.readexactly(size), 60) == data
                    return 1
                print(sum(await asyncio.gather(*(echo(*end) for end in ends))))
                for _, writer in ends:
                    writer.close()
            asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
            """;

    private static final String BULK_CLIENT = """
            import socket, sys, os, hashlib, threading
            size = int(sys.argv[3])
            s = socket.create_connection((sys.argv[1], int(sys.argv[2])), timeout=60)
            sent = hashlib.sha256()
            def send():
                left = size
                block = os.urandom(1 << 20)
                while left:
                    part = block[:left]
                    sent.update(part)
                    s.sendall(part)
                    left -= len(part)
                s.shutdown(socket.SHUT_WR)
            sender = threading.Thread(target=send)
            sender.start()
            got = hashlib.sha256()
            while True:
                part = s.recv(1 << 18)
                if not part:
                    break
                got.update(part)
            sender.join()
            print(sent.hexdigest(), got.hexdigest())
            """;

    private static final String SERVER = """
            import socket, sys
            s = socket.socket()
            s.bind((sys.argv[1], int(sys.argv[2])))
            s.listen(1)
            print('ready', flush=True)
            c, peer = s.accept()
            data = b''
            while True:
                part = c.recv(65536)
                if not part:
                    break
                data += part
            c.sendall(data[::-1])
            c.close()
            """;

    /** Our stack, started by a plan, and a namespace of the kernel's. */
    private static final class Link implements AutoCloseable {
        final Namespace namespace = new Namespace();
        final HostStack stack;

        Link() throws IOException, InterruptedException {
            this(StackPlan.tap(NAME).address(OURS + "/24").plan());
        }

        Link(StackPlan plan) throws IOException, InterruptedException {
            stack = HostStack.start(plan);
            Namespace.run("ip", "link", "set", NAME, "netns", namespace.name());
            namespace.inside("ip", "addr", "add", KERNEL + "/24", "dev", NAME);
            namespace.inside("ip", "link", "set", NAME, "up");
        }

        @Override
        public void close() throws IOException, InterruptedException {
            stack.close();
            namespace.close();
        }
    }

    private static <T> CompletableFuture<T> begin(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    @Test
    void echoesOnAThousandConnections() throws Exception {
        try (Link link = new Link()) {
            serve(link.stack);
            assertThat(link.namespace.inside("python3", "-c", MANY, OURS, "" + PORT, "" + CONNECTIONS))
                    .isEqualTo(CONNECTIONS + "\n");
            assertThat(link.stack.stack().tcp().counts().get(TcpEvent.REFUSED_BY_POLICY))
                    .isZero();
        }
    }

    private static void serve(HostStack stack) throws IOException {
        TcpServerSocket listener = stack.listen(new InetSocketAddress(PORT), 256);
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    TcpSocket socket = listener.accept();
                    Thread.ofVirtual().start(() -> echo(socket));
                }
            } catch (IOException e) {
                // The test is over.
            }
        });
    }

    private static void echo(TcpSocket socket) {
        try (socket) {
            ByteBuffer buffer = ByteBuffer.allocate(8192);
            while (socket.read(buffer.clear()) >= 0) {
                socket.write(buffer.flip());
            }
        } catch (IOException e) {
            // The client sees to it that it gets all: it has gone, or the test is over.
        }
    }

    @Test
    void sharesAnExistingInterface() throws Exception {
        try (Namespace there = new Namespace()) {
            Namespace.run("ip", "link", "add", NAME, "type", "veth", "peer", "name", "there", "netns", there.name());
            Namespace.run("ip", "link", "set", NAME, "addrgenmode", "none", "up");
            there.inside("ip", "addr", "add", SHARED_KERNEL + "/24", "dev", "there");
            there.inside("ip", "link", "set", "there", "up");
            try (HostStack stack = HostStack.start(
                    StackPlan.packets(NAME).address(SHARED_OURS + "/24").plan())) {
                serve(stack);
                assertThat(there.inside("python3", "-c", MANY, SHARED_OURS, "" + PORT, "3"))
                        .isEqualTo("3\n");
            }
        }
    }

    @Test
    void borrowsItsAddress(@TempDir Path folder) throws Exception {
        Namespace.assumeProgram("dnsmasq");
        try (Link link = new Link(StackPlan.tap(NAME).leased().plan())) {
            Process server = link.namespace.begin(
                    folder.resolve("log"),
                    "dnsmasq",
                    "--keep-in-foreground",
                    "--conf-file=/dev/null",
                    "--user=root",
                    "--port=0",
                    "--interface=" + NAME,
                    "--bind-interfaces",
                    "--pid-file=" + folder.resolve("pid"),
                    "--dhcp-leasefile=" + folder.resolve("leases"),
                    "--dhcp-range=192.0.2.50,192.0.2.59,255.255.255.0,2m");
            try {
                assertThat(link.stack.awaitAddresses(LONG))
                        .as(Files.readString(folder.resolve("log")))
                        .isTrue();
                serve(link.stack);
                String address =
                        link.stack.out().addresses().getFirst().address().toString();
                assertThat(link.namespace.inside("python3", "-c", MANY, address, "" + PORT, "3"))
                        .isEqualTo("3\n");
            } finally {
                server.destroy();
                server.waitFor();
            }
        }
    }

    @Test
    void movesBulkBothWaysAtOnce() throws Exception {
        try (Link link = new Link()) {
            TcpServerSocket listener = link.stack.listen(new InetSocketAddress(OURS, PORT), 1);
            CompletableFuture<TcpSocket> accepted = begin(listener::accept);
            CompletableFuture<String> received = begin(() -> receive(accepted.get(60, TimeUnit.SECONDS)));
            CompletableFuture<String> sent = begin(() -> send(accepted.get(60, TimeUnit.SECONDS)));
            String hashes = link.namespace.inside("python3", "-c", BULK_CLIENT, OURS, "" + PORT, "" + BULK);
            assertThat(hashes)
                    .isEqualTo(received.get(60, TimeUnit.SECONDS) + " " + sent.get(60, TimeUnit.SECONDS) + "\n");
        }
    }

    private static String receive(TcpSocket socket) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        int count = 0;
        while (socket.read(buffer.clear()) >= 0) {
            count += buffer.position();
            digest.update(buffer.flip());
        }
        assertThat(count).isEqualTo(BULK);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String send(TcpSocket socket) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] block = new byte[1 << 16];
        new java.util.Random(1).nextBytes(block);
        for (int left = BULK; left > 0; left -= block.length) {
            int count = Math.min(left, block.length);
            digest.update(block, 0, count);
            socket.write(ByteBuffer.wrap(block, 0, count));
        }
        socket.shutdownOutput();
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    void connectsToTheKernel(@TempDir Path folder) throws Exception {
        try (Link link = new Link()) {
            Path output = folder.resolve("output");
            Process server = link.namespace.begin(output, "python3", "-c", SERVER, KERNEL, "" + PORT);
            long deadline = System.nanoTime() + LONG.toNanos();
            while (!Files.readString(output).contains("ready")) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.sleep(20);
            }
            try (TcpSocket socket = link.stack.connect(new InetSocketAddress(KERNEL, PORT), LONG)) {
                socket.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
                socket.shutdownOutput();
                ByteBuffer into = ByteBuffer.allocate(10);
                while (socket.read(into) >= 0) {
                    assertThat(into.hasRemaining()).isTrue();
                }
                assertThat(into.flip()).isEqualTo(ByteBuffer.wrap(new byte[] {3, 2, 1}));
            }
            assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
