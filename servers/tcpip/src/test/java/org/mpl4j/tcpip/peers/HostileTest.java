package org.mpl4j.tcpip.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.mpl4j.tcpip.tcp.TcpEvent;

/**
 * Strangers that mean no good: nmap's scans, and Scapy's fuzzing for some seconds, or for as many as {@code -Dmpl.fuzz.seconds} says. The stack serves on, forgets them, and needs no more memory than
 * before.
 */
class HostileTest {
    private static final int SECONDS = Integer.getInteger("mpl.fuzz.seconds", 6);
    private static final int ROUND_SECONDS = 30;
    private static final int MOST_CONNECTIONS = 1_000;
    private static final long MOST_GROWTH = 24 << 20;
    private static final Path FUZZER = Path.of("src", "test", "python", "fuzz_stack.py");
    private static final String PYTHON = "/usr/bin/python3";
    private static final String MAC = "02:00:00:00:00:02";

    /** Echoes by both versions, and a datagram. */
    private static final String CLIENT = """
            import socket
            data = bytes(range(256)) * 400
            for address in '192.0.2.2', '2001:db8::2':
                for attempt in range(10):
                    try:
                        s = socket.create_connection((address, 80), timeout=10)
                        break
                    except OSError:
                        pass
                s.sendall(data)
                s.shutdown(socket.SHUT_WR)
                got = b''
                while part := s.recv(65536):
                    got += part
                print(address, got == data)
            u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            u.settimeout(3)
            for attempt in range(10):
                u.sendto(b'anybody there?', ('192.0.2.2', 53))
                try:
                    print(u.recv(100).decode())
                    break
                except TimeoutError:
                    pass
            """;

    private static void serves(KernelPeer peer) throws IOException, InterruptedException {
        assertThat(peer.inside(PYTHON, "-c", CLIENT)).isEqualTo("192.0.2.2 True\n2001:db8::2 True\nanybody there?\n");
        assertThat(peer.inside("ping", "-q", "-c", "2", "-i", "0.2", "-W", "10", KernelPeer.OURS_V4))
                .contains(" 0% packet loss");
    }

    @Test
    void nmapFindsWhatIsOpenAndDoesNoHarm()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/nmap")), "nmap is not installed: its scans are not tested");
        try (KernelPeer peer = new KernelPeer(1500)) {
            Services services = Services.start(peer);
            String report = peer.inside(
                    "nmap", "-n", "-Pn", "-sS", "-sU", "-O", "-p", "T:79-81,443,U:53,54,161", KernelPeer.OURS_V4);
            assertThat(report).containsPattern("(?m)^80/tcp +open").containsPattern("(?m)^79/tcp +closed");
            assertThat(report).containsPattern("(?m)^53/udp +open").containsPattern("(?m)^54/udp +closed");
            // Services that do not greet take nmap a minute.
            assertThat(peer.inside("nmap", "-n", "-Pn", "-sV", "--version-light", "-p", "T:22,23", KernelPeer.OURS_V4))
                    .containsPattern("(?m)^22/tcp +open +ssh");
            serves(peer);
            assertThat(services.connections()).isLessThan(MOST_CONNECTIONS);
            assertThat(peer.stack().tcp().counts().get(TcpEvent.REFUSED_BY_POLICY))
                    .isZero();
        }
    }

    @Test
    void fuzzingDoesNoHarm() throws IOException, InterruptedException, ExecutionException, TimeoutException {
        assumeTrue(
                Files.isExecutable(Path.of(PYTHON))
                        && new ProcessBuilder(PYTHON, "-c", "import scapy")
                                        .start()
                                        .waitFor()
                                == 0,
                "Scapy is not installed: its fuzzing is not tested");
        try (KernelPeer peer = new KernelPeer(1500)) {
            Services services = Services.start(peer);
            List<Long> memory = new ArrayList<>();
            for (int done = 0, round = 1; done < SECONDS; done += ROUND_SECONDS, round++) {
                int seconds = Math.min(ROUND_SECONDS, SECONDS - done);
                String sent = peer.inside(PYTHON, FUZZER.toString(), peer.name(), MAC, "" + seconds, "" + round);
                serves(peer);
                int connections = services.connections();
                memory.add(memoryInUse());
                System.out.println(done + seconds + " of " + SECONDS + " s of fuzzing, " + sent.strip() + ", "
                        + connections + " connections, " + (memory.getLast() >> 10) + " KiB");
                assertThat(sent).matches("(?s)[1-9]\\d+ frames\\s*");
                assertThat(connections).isLessThan(MOST_CONNECTIONS);
            }
            assertThat(memory.getLast() - memory.getFirst())
                    .as("growth of memory in use")
                    .isLessThan(MOST_GROWTH);
            assertThat(peer.stack().tcp().counts().get(TcpEvent.REFUSED_BY_POLICY))
                    .isZero();
        }
    }

    /** What the heap and direct buffers have after a collection, in bytes. */
    private static long memoryInUse() throws InterruptedException {
        long direct = 0;
        for (int i = 0; i < 2; i++) {
            System.gc();
            Thread.sleep(100);
        }
        for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
            direct += pool.getName().equals("direct") ? pool.getMemoryUsed() : 0;
        }
        return direct + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
