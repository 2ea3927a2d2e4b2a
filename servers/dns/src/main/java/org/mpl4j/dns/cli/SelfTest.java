package org.mpl4j.dns.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.dns.packets.transport.StreamMessage;
import org.mpl4j.dns.server.Answering;
import org.mpl4j.dns.server.Demo;
import org.mpl4j.dns.server.Operation;
import org.mpl4j.dns.server.Serving;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.servers.common.config.ConfigException;

/**
 * Serves the demo zone on a free port of this machine, asks it, and stops: from a file, by what would be said on the command line. What it loads on its way is what a
 * start-up archive holds.
 */
final class SelfTest {
    private static final int LARGEST = 0xffff;

    private final Answering.Factory factory;

    SelfTest(Answering.Factory factory) {
        this.factory = factory;
    }

    void run(PrintStream out) throws IOException, ConfigException {
        Path file = Files.createTempFile("demo", ".zone");
        try (InputStream text = Demo.open()) {
            Files.copy(text, file, StandardCopyOption.REPLACE_EXISTING);
            serve(
                    out,
                    Objects.requireNonNull(
                                    ServeOptions.read("--zone", "demo.example=" + file, "--listen", "127.0.0.1:0"))
                            .config());
        } finally {
            Files.delete(file);
        }
    }

    private void serve(PrintStream out, Config config) throws IOException {
        Serving serving = new Serving(config, factory);
        serving.announce(out);
        Operation operation = new Operation(serving, () -> config, out);
        Thread running = Thread.ofPlatform().start(() -> operate(operation, config));
        try {
            ask(serving, out);
        } finally {
            operation.stop();
            join(running);
        }
    }

    private static void operate(Operation operation, Config config) {
        try {
            operation.run(config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void ask(Serving serving, PrintStream out) throws IOException {
        try {
            Dns.Rcode datagram = askDatagram(serving.udp().addresses().getFirst());
            Dns.Rcode stream =
                    askStream(serving.streams().addresses(Transport.TCP).getFirst());
            out.println("www.demo.example: " + datagram + " over UDP, " + stream + " over TCP");
        } catch (ParseException e) {
            throw new IOException("the answer is malformed: " + e.getMessage(), e);
        }
    }

    private static ByteBuffer query() {
        return Dns.builder(ByteBuffer.allocate(512))
                .id(1)
                .questions(list -> list.add(question ->
                        question.qname(DnsName.of("www.demo.example")).qtype(Rrtype.A)))
                .build()
                .flip();
    }

    private static Dns.Rcode askDatagram(InetSocketAddress server) throws IOException, ParseException {
        try (DatagramChannel channel = DatagramChannel.open().connect(server)) {
            channel.write(query());
            ByteBuffer answer = ByteBuffer.allocate(LARGEST);
            channel.read(answer);
            return Dns.parse(answer.flip()).rcode();
        }
    }

    private static Dns.Rcode askStream(InetSocketAddress server) throws IOException, ParseException {
        try (SocketChannel channel = SocketChannel.open(server)) {
            channel.write(StreamMessage.builder(ByteBuffer.allocate(LARGEST))
                    .message(Bytes.wrap(query()))
                    .build()
                    .flip());
            ByteBuffer answer = ByteBuffer.allocate(LARGEST + 2);
            while (StreamMessage.frameSize(answer.duplicate().flip()) > answer.position()) {
                if (channel.read(answer) < 0) {
                    throw new IOException("the server ended the stream");
                }
            }
            return Dns.parse(StreamMessage.parse(answer.flip()).message()).rcode();
        }
    }
}
