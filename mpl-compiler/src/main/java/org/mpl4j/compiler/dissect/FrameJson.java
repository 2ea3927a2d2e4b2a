package org.mpl4j.compiler.dissect;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.capture.Frame;
import org.mpl4j.compiler.interpret.json.JsonBuffer;
import org.mpl4j.compiler.interpret.json.PacketJson;
import org.mpl4j.compiler.interpret.json.ViolationJson;
import org.mpl4j.runtime.Violation;

/** Writes dissections as JSON, one object a line. For one thread. */
public final class FrameJson implements FrameWriter {
    private static final byte[] CAPTURE = ascii("\"capture\":");
    private static final byte[] FRAME = ascii("\"frame\":");
    private static final byte[] TIME = ascii(",\"time\":");
    private static final byte[] LENGTH = ascii(",\"length\":");
    private static final byte[] CAPTURED = ascii(",\"captured\":");
    private static final byte[] LAYERS = ascii(",\"layers\":[");
    private static final byte[] PACKET = ascii("{\"packet\":");
    private static final byte[] OFFSET = ascii(",\"offset\":");
    private static final byte[] FRAMES = ascii(",\"frames\":[");
    private static final byte[] TRAILING = ascii(",\"trailing\":\"");

    private final PacketJson packets;
    private final String capture;
    private final @Nullable ViolationFinder violations;
    private final ClockText clock = new ClockText();

    /**
     * @param packets may be shared between threads
     * @param capture what frames say that they are of; empty for nothing
     * @param violations what looks for broken rules; null if nobody asks
     */
    public FrameJson(PacketJson packets, String capture, @Nullable ViolationFinder violations) {
        this.packets = packets;
        this.capture = capture;
        this.violations = violations;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public boolean write(Dissection dissection, JsonBuffer out) {
        Frame frame = dissection.frame();
        out.raw('{');
        if (!capture.isEmpty()) {
            out.raw(CAPTURE).string(capture).raw(',');
        }
        out.raw(FRAME).number(frame.number());
        writeTime(frame, out);
        out.raw(LENGTH).number(frame.originalLength());
        if (frame.isCut()) {
            out.raw(CAPTURED).number(frame.length());
        }
        out.raw(LAYERS);
        boolean isFine = true;
        for (int i = 0; i < dissection.layers().size(); i++) {
            if (i > 0) {
                out.raw(',');
            }
            isFine &= writeLayer(dissection.layers().get(i), out);
        }
        out.raw(']');
        writeFaults(dissection.faults(), out);
        out.raw('}').raw('\n');
        return isFine && dissection.faults().isEmpty();
    }

    private void writeTime(Frame frame, JsonBuffer out) {
        if (!frame.time().isKnown()) {
            return;
        }
        out.raw(TIME).raw('"').raw(clock.toSecond(frame.time()));
        int count = clock.fraction(frame.time());
        for (int i = 0; i < count; i++) {
            out.raw((char) clock.fractionBytes()[i]);
        }
        out.raw('Z').raw('"');
    }

    private boolean writeLayer(Layer layer, JsonBuffer out) {
        out.raw(PACKET).string(layer.packet().name());
        out.raw(OFFSET).number(layer.offsetOf(layer.packet().start()));
        out.raw(LENGTH).number(layer.byteLength());
        writeFrames(layer.frames(), out);
        packets.writeBody(out, layer.packet(), layer);
        if (layer.hasTrailing()) {
            out.raw(TRAILING)
                    .hex(layer.packet().buffer(), layer.trailingStart(), layer.trailingEnd())
                    .raw('"');
        }
        List<Violation> found = violations == null ? List.of() : violations.of(layer);
        ViolationJson.write(out, found, -layer.offsetOf(0));
        out.raw('}');
        return violations == null || !violations.isStrict() || found.isEmpty();
    }

    private static void writeFrames(List<Long> frames, JsonBuffer out) {
        if (!frames.isEmpty()) {
            out.raw(FRAMES);
            for (long frame : frames) {
                out.separate().number(frame);
            }
            out.raw(']');
        }
    }

    private static void writeFaults(List<Fault> faults, JsonBuffer out) {
        if (!faults.isEmpty()) {
            out.key("error");
            writeFault(faults.get(0), out);
        }
        if (faults.size() > 1) {
            out.key("more_errors").raw('[');
            for (Fault fault : faults.subList(1, faults.size())) {
                out.separate();
                writeFault(fault, out);
            }
            out.raw(']');
        }
    }

    private static void writeFault(Fault fault, JsonBuffer out) {
        out.raw('{');
        out.key("packet").string(fault.packet());
        out.key("field").string(fault.field());
        out.key("offset").number(fault.offset());
        out.key("message").string(fault.message()).raw('}');
    }
}
