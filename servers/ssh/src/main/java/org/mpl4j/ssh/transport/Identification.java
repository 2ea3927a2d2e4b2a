package org.mpl4j.ssh.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.packets.ssh.SshIdentification;
import org.mpl4j.ssh.packets.ssh.SshTransport.MessageBranch.Disconnect.ReasonCode;

/** The first line of either side (RFC 4253 section 4.2). A client's is the first that it sends; a server may send others before. */
final class Identification {
    private static final String VERSION = "2.0";
    private static final String END = "\r\n";
    private static final int MAX_BYTES = 255;
    private static final int MAX_LINES_BEFORE = 1024;
    private static final String BEGINNING = "SSH-";

    private Identification() {}

    static void exchange(PacketInput input, SendSide output, ProtocolPolicy steps, KeyExchanges exchanges)
            throws IOException, ProtocolException {
        ByteBuffer own = SshIdentification.builder(ByteBuffer.allocate(MAX_BYTES))
                .protoversion(VERSION)
                .softwareversion(exchanges.software())
                .build()
                .flip();
        String line = text(own);
        steps.identification(ProtocolPolicy.Way.TRANSMITTED, parse(line));
        output.line(own);
        String theirs = exchanges.role().isServer() ? input.line() : serverLine(input);
        SshIdentification read = parse(theirs + END);
        steps.identification(ProtocolPolicy.Way.RECEIVED, read);
        if (!read.protoversion().contentEquals(VERSION)) {
            throw new ProtocolException(
                    ReasonCode.ProtocolVersionNotSupported,
                    "the peer speaks SSH "
                            + Transport.printable(read.protoversion().latin1()));
        }
        exchanges.identified(
                bytes(line.stripTrailing()),
                bytes(theirs),
                Transport.printable(read.softwareversion().latin1()));
    }

    /** What comes before it is for people who use no SSH. */
    private static String serverLine(PacketInput input) throws IOException, ProtocolException {
        for (int i = 0; i < MAX_LINES_BEFORE; i++) {
            String line = input.line();
            if (line.startsWith(BEGINNING)) {
                return line;
            }
        }
        throw new ProtocolException(
                ReasonCode.ProtocolVersionNotSupported,
                "no identification of SSH within %d lines".formatted(MAX_LINES_BEFORE));
    }

    private static SshIdentification parse(String line) throws ProtocolException {
        try {
            return SshIdentification.parse(bytes(line));
        } catch (ParseException e) {
            throw new ProtocolException(
                    ReasonCode.ProtocolVersionNotSupported, "the first line is no identification of SSH");
        }
    }

    private static String text(ByteBuffer line) {
        return StandardCharsets.ISO_8859_1.decode(line.duplicate()).toString();
    }

    private static Bytes bytes(String line) {
        return Bytes.wrap(line.getBytes(StandardCharsets.ISO_8859_1));
    }
}
