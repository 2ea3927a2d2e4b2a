package org.mpl4j.ssh.interop;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.crypto.Proposal;
import org.mpl4j.ssh.packets.ssh.SshPacket;
import org.mpl4j.ssh.packets.ssh.SshTransport;

/** Finds out what a peer offers: reads its KEXINIT, and hangs up. */
final class OfferSpy {
    private static final long SECONDS = 60;
    private static final byte[] GREETING = "SSH-2.0-spy\r\n".getBytes(StandardCharsets.US_ASCII);

    private OfferSpy() {}

    /** Lets the client come. */
    static Proposal offer(Client client, Path key, Path input, Path output) throws IOException, InterruptedException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Proposal> offer = new CompletableFuture<>();
            Thread.startVirtualThread(() -> {
                try (Socket socket = listener.accept()) {
                    offer.complete(read(socket));
                } catch (IOException | ParseException e) {
                    offer.completeExceptionally(e);
                }
            });
            Login login = Login.byKey(listener.getLocalPort(), key);
            try {
                client.echo(login, input, output);
                throw new IOException(client.name() + " has found a server where there is none");
            } catch (IOException e) {
                // It was told nothing.
                return offer.get(SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("no offer of " + client.name(), e);
        }
    }

    /** What a server offers. */
    static Proposal offer(TrialServer server) throws IOException, ParseException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            return read(socket);
        }
    }

    private static Proposal read(Socket socket) throws IOException, ParseException {
        socket.getOutputStream().write(GREETING);
        DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        int octet;
        do {
            octet = in.read();
        } while (octet != '\n' && octet >= 0);
        int length = in.readInt();
        byte[] packet = new byte[Integer.BYTES + length];
        ByteBuffer.wrap(packet).putInt(length);
        in.readFully(packet, Integer.BYTES, length);
        SshPacket parsed = SshPacket.parse(Bytes.wrap(packet));
        return Proposal.of(SshTransport.parse(parsed.payload()).asKexInit());
    }
}
