package org.mpl4j.dns.peers;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mpl4j.dns.client.Client;
import org.mpl4j.dns.client.NoReplyException;
import org.mpl4j.dns.client.Query;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.runtime.codec.DnsName;

/** A server of somebody else that runs as a process on a loopback address. Its folder holds its configuration, state and log. */
public final class Peer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int STOP_SECONDS = 10;

    private final String name;
    private final Process process;
    private final Path log;
    private final InetSocketAddress address;

    private Peer(String name, Process process, Path log, InetSocketAddress address) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.address = address;
    }

    /**
     * Starts a server, and waits until it answers for all zones.
     *
     * @param program which one
     * @param zones what it serves
     * @param folder an empty folder
     * @throws IOException if it does not come up; the message has its log
     */
    public static Peer start(PeerProgram program, List<PeerZone> zones, Path folder) throws IOException {
        int port = freePort();
        Peer peer = start(program, program.configuration(port, folder, zones), port, folder);
        try {
            for (PeerZone zone : zones) {
                peer.awaitZone(zone.origin().toString(), -1);
            }
        } catch (IOException | RuntimeException e) {
            peer.close();
            throw e;
        }
        return peer;
    }

    /**
     * Starts a server with a configuration of one's own, and waits for nothing.
     *
     * @param program which one
     * @param text the configuration
     * @param port where it answers, on the loopback address
     * @param folder an empty folder
     */
    public static Peer start(PeerProgram program, String text, int port, Path folder) throws IOException {
        Path configuration = folder.resolve(program.name() + ".conf");
        Files.writeString(configuration, text);
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(program.command(configuration, folder))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new Peer(program.name(), process, log, address);
    }

    /** Has it read its configuration and zones again. */
    public void reload() throws IOException {
        new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start();
    }

    /** What it has written so far. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    /**
     * Starts Knot, NSD and BIND.
     *
     * @param zones what each serves
     * @param folder where each gets a folder
     */
    public static List<Peer> startAll(List<PeerZone> zones, Path folder) throws IOException {
        List<Peer> started = new ArrayList<>();
        try {
            for (PeerProgram program : List.of(PeerProgram.KNOT, PeerProgram.NSD, PeerProgram.BIND)) {
                started.add(start(program, zones, Files.createDirectory(folder.resolve(program.name()))));
            }
        } catch (IOException | RuntimeException e) {
            for (Peer peer : started) {
                peer.close();
            }
            throw e;
        }
        return started;
    }

    /** A port that is free for UDP and TCP on the loopback address. */
    public static int freePort() throws IOException {
        while (true) {
            try (ServerSocket tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                try (DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress())) {
                    return udp.getLocalPort();
                } catch (BindException e) {
                    // Taken for UDP: the next one may be free for both.
                    continue;
                }
            }
        }
    }

    /**
     * Waits until it answers for a zone.
     *
     * @param origin the name of the zone
     * @param serial the version that it has to have; -1 for any
     * @throws IOException if it does not within half a minute; the message has its log
     */
    public void awaitZone(String origin, long serial) throws IOException {
        long end = System.nanoTime() + START.toNanos();
        Client client = new Client(Client.Settings.plain(Duration.ofMillis(500), 1));
        Query query = Query.of(DnsName.of(origin), Rrtype.SOA);
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                var message = client.ask(address, query, () -> {}).reply().message();
                if (message.authoritative() && message.ancount() > 0) {
                    long its = message.answers().get(0).asRecord().rdataAsSOA().serial();
                    if (serial < 0 || its == serial) {
                        return;
                    }
                }
            } catch (NoReplyException e) {
                // Not yet there.
            }
            pause();
        }
        throw new IOException(name + " does not answer for " + origin + (serial < 0 ? "" : " serial " + serial)
                + "; its log:\n" + Files.readString(log));
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    public String name() {
        return name;
    }

    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
