package org.mpl4j.compiler.capture;

import java.io.IOException;
import java.util.List;
import org.mpl4j.compiler.interpret.parse.Interpreters;
import org.mpl4j.compiler.interpret.parse.PacketInterpreter;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;

/** The capture formats, as the specifications on the spec path describe them. */
public final class CaptureFormats {
    /** The specifications that a compilation must include for captures to be read. */
    public static final List<String> SPEC_FILES = List.of("pcap/pcap.mpl", "pcapng/pcapng.mpl");

    private static final int LONGEST_MAGIC = 12;

    private final PacketInterpreter pcapHeader;
    private final PacketInterpreter pcapRecord;
    private final PacketInterpreter pcapModifiedRecord;
    private final PacketInterpreter pcapngProbe;
    private final PcapngBlocks pcapngBlocks;

    /**
     * @param interpreters of a compilation that includes {@link #SPEC_FILES}
     */
    public CaptureFormats(Interpreters interpreters) {
        this.pcapHeader = interpreters.of(new QualifiedName("pcap", "pcap", "pcap_header"));
        this.pcapRecord = interpreters.of(new QualifiedName("pcap", "pcap", "pcap_record"));
        this.pcapModifiedRecord = interpreters.of(new QualifiedName("pcap", "pcap", "pcap_modified_record"));
        this.pcapngProbe = interpreters.of(new QualifiedName("pcapng", "pcapng", "pcapng_probe"));
        this.pcapngBlocks = new PcapngBlocks(
                pcapngProbe.shape(), interpreters.of(new QualifiedName("pcapng", "pcapng", "pcapng_block")));
    }

    /** Recognises the format by the first bytes. */
    FrameSource open(SlidingBuffer input) throws IOException, CaptureException {
        PacketStream stream = new PacketStream(input);
        if (!input.request(1)) {
            throw new CaptureException("the capture is empty: not even a file header is there", 0);
        }
        if (input.request(LONGEST_MAGIC) && isPcapng(input)) {
            return new PcapngSource(stream, pcapngProbe, pcapngBlocks);
        }
        PacketValue header = stream.read(pcapHeader, Arguments.NONE);
        FieldShape magic = ShapeFields.find(pcapHeader.shape(), "magic", FieldShape.class);
        String tag = magic.enumeration() == null ? null : magic.enumeration().tag(magic.number(header));
        if (tag == null) {
            throw new CaptureException(
                    String.format(
                            "neither a pcap nor a pcapng file: it starts with %08x, not with a1b2c3d4, a1b23c4d, a1b2cd34 (either way round) or 0a0d0d0a; editcap of Wireshark converts what it knows: editcap -F pcapng IN OUT",
                            magic.number(header)),
                    0);
        }
        PcapSource source =
                new PcapSource(stream, tag.startsWith("Modified") ? pcapModifiedRecord : pcapRecord, header, tag);
        input.consume(header.byteLength());
        return source;
    }

    private boolean isPcapng(SlidingBuffer input) {
        try {
            pcapngProbe.parse(input.window(), Arguments.NONE, Limits.DEFAULT);
            return true;
        } catch (ParseException e) {
            return false;
        }
    }
}
