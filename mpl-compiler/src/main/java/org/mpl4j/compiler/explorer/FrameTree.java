package org.mpl4j.compiler.explorer;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.mpl4j.compiler.capture.Frame;
import org.mpl4j.compiler.dissect.ClockText;
import org.mpl4j.compiler.dissect.Dissection;
import org.mpl4j.compiler.dissect.Fault;
import org.mpl4j.compiler.dissect.FrameWriter;
import org.mpl4j.compiler.dissect.Layer;
import org.mpl4j.compiler.dissect.ViolationFinder;
import org.mpl4j.compiler.interpret.json.JsonBuffer;
import org.mpl4j.compiler.interpret.json.ViolationJson;
import org.mpl4j.runtime.Violation;

/**
 * Writes frames as the page has them: a line a frame, with its bytes, its layers as nodes (see {@link LayerNodes}) and what is wrong, which is {@code [from, to, text, isError]} each.
 */
public final class FrameTree implements FrameWriter {
    private final LayerNodes nodes = new LayerNodes();
    private final ViolationFinder violations;
    private final ClockText clock = new ClockText();

    public FrameTree(ViolationFinder violations) {
        this.violations = violations;
    }

    @Override
    public boolean write(Dissection dissection, JsonBuffer out) {
        Frame frame = dissection.frame();
        out.raw('{').key("number").number(frame.number());
        out.key("time").string(frame.time().isKnown() ? clock.timeOfDay(frame.time()) : "");
        out.key("length").number(frame.originalLength());
        out.key("layers")
                .string(dissection.layers().stream()
                        .map(layer -> layer.packet().name())
                        .collect(Collectors.joining(" > ")));
        out.key("bytes")
                .raw('"')
                .hex(dissection.buffer(), frame.start(), frame.end())
                .raw('"');
        out.key("nodes").raw('[');
        dissection.layers().forEach(layer -> nodes.write(layer, out));
        out.raw(']').key("notes").raw('[');
        dissection.faults().forEach(fault -> writeFault(fault, dissection, out));
        dissection.layers().forEach(layer -> writeViolations(layer, dissection, out));
        out.raw(']').raw('}').raw('\n');
        return dissection.faults().isEmpty();
    }

    private void writeFault(Fault fault, Dissection dissection, JsonBuffer out) {
        String place = fault.packet() + (fault.field().isEmpty() ? "" : "." + fault.field());
        writeNote(fault.packet(), fault.offset(), place + ": " + fault.message(), true, dissection, out);
    }

    private void writeViolations(Layer layer, Dissection dissection, JsonBuffer out) {
        for (Violation violation : violations.of(layer)) {
            String text = ViolationJson.kind(violation) + ": " + layer.packet().name() + "." + violation.path()
                    + ": expected " + violation.expected() + ", got " + violation.actual();
            writeNote(layer.packet().name(), layer.offsetOf(violation.offset()), text, false, dissection, out);
        }
    }

    /** What has gone wrong in no field that was read goes on to the end of what was captured. */
    private void writeNote(
            String packet, long from, String text, boolean isError, Dissection dissection, JsonBuffer out) {
        long to = dissection.layers().stream()
                .filter(layer -> layer.packet().name().equals(packet))
                .mapToLong(layer -> nodes.endOfLeafAt(layer, from))
                .filter(end -> end > from)
                .findFirst()
                .orElse(Math.max(from, dissection.frame().length()));
        out.separate().raw('[').number(from);
        out.separate().number(to);
        out.separate().string(text);
        out.separate().flag(isError).raw(']');
    }

    /** The lines of a dissection as JSON that can stand in a page of HTML. */
    static String embedded(List<String> lines) {
        return "[" + String.join(",\n", Objects.requireNonNull(lines)).replace("<", "\\u003c") + "]";
    }
}
