package org.mpl4j.compiler.dissect.agreement;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/** Asks tshark for everything in a capture. */
final class Tshark {
    private static final List<String> TOGETHER =
            List.of("tcp.desegment_tcp_streams", "ip.defragment", "ipv6.defragment");

    private Tshark() {}

    static boolean isInstalled() {
        try {
            return new ProcessBuilder("tshark", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * The fields of every frame, in its order.
     *
     * @param isTogether whether packets that go over several segments, or are in fragments, are put together
     */
    static List<List<TsharkField>> frames(Path capture, boolean isTogether, List<String> options)
            throws IOException, XMLStreamException, InterruptedException {
        // Blocks that are no packets count as frames there, but have no encapsulation.
        List<String> command = new ArrayList<>(
                List.of("tshark", "-n", "-r", capture.toString(), "-T", "pdml", "-Y", "frame.encap_type"));
        TOGETHER.forEach(preference -> prefer(command, preference, isTogether ? "TRUE" : "FALSE"));
        prefer(command, "tcp.reassemble_out_of_order", "TRUE");
        command.addAll(options);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<List<TsharkField>> frames = new Pdml(process.getInputStream()).read();
        if (process.waitFor() != 0) {
            throw new IOException("tshark failed: " + String.join(" ", command));
        }
        return frames;
    }

    private static void prefer(List<String> command, String preference, String value) {
        Stream.of("-o", preference + ":" + value).forEach(command::add);
    }
}
