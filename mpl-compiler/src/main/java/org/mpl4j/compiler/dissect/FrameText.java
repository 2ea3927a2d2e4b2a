package org.mpl4j.compiler.dissect;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.capture.Frame;
import org.mpl4j.compiler.interpret.json.JsonBuffer;
import org.mpl4j.compiler.interpret.json.ViolationJson;
import org.mpl4j.compiler.interpret.print.PacketText;
import org.mpl4j.compiler.interpret.print.Palette;
import org.mpl4j.compiler.interpret.print.Palette.Role;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.Violation;

/** Writes dissections as trees: a line a frame, and below it the layers with their fields. For one thread. */
public final class FrameText implements FrameWriter {
    private static final int SHOWN_BYTES = 32;

    private final Palette palette;
    private final boolean isBrief;
    private final @Nullable ViolationFinder violations;
    private final ClockText clock = new ClockText();
    private final StringBuilder text = new StringBuilder();

    /**
     * @param isBrief only the line a frame
     * @param violations what looks for broken rules; null if nobody asks
     */
    public FrameText(Palette palette, boolean isBrief, @Nullable ViolationFinder violations) {
        this.palette = palette;
        this.isBrief = isBrief;
        this.violations = violations;
    }

    @Override
    public boolean write(Dissection dissection, JsonBuffer out) {
        text.setLength(0);
        writeHead(dissection);
        boolean isFine = dissection.faults().isEmpty();
        for (Layer layer : dissection.layers()) {
            if (!isBrief) {
                writeLayer(layer);
            }
            isFine &= writeViolations(layer);
        }
        for (Fault fault : dissection.faults()) {
            text.append("  ")
                    .append(palette.paint(Role.ERROR, "error"))
                    .append(": ")
                    .append(described(fault))
                    .append('\n');
        }
        out.raw(text.toString().getBytes(StandardCharsets.UTF_8));
        return isFine;
    }

    private void writeHead(Dissection dissection) {
        Frame frame = dissection.frame();
        String names =
                dissection.layers().stream().map(layer -> layer.packet().name()).collect(Collectors.joining(" > "));
        text.append('#').append(frame.number()).append(' ');
        if (frame.time().isKnown()) {
            text.append(palette.paint(Role.NOTE, clock.timeOfDay(frame.time()))).append(' ');
        }
        text.append(bytes(frame.originalLength()));
        if (frame.isCut()) {
            text.append(" (").append(frame.length()).append(" captured)");
        }
        text.append(names.isEmpty() ? "" : " ")
                .append(palette.paint(Role.PACKET, names))
                .append('\n');
    }

    private static String bytes(long count) {
        return count == 1 ? "1 byte" : count + " bytes";
    }

    private void writeLayer(Layer layer) {
        String branch = layer.packet().branch();
        text.append("  ").append(palette.paint(Role.PACKET, layer.packet().name()));
        text.append(branch.isEmpty() ? "" : " " + palette.paint(Role.BRANCH, branch))
                .append(' ');
        String note = "(" + bytes(layer.byteLength()) + " at "
                + layer.offsetOf(layer.packet().start()) + frames(layer)
                + (layer.packet().isComplete() ? ")" : ", incomplete)");
        text.append(palette.paint(Role.NOTE, note)).append('\n');
        new PacketText(text, palette).omitting(layer).indented(1).printFields(layer.packet());
        if (layer.hasTrailing()) {
            text.append("    ")
                    .append(palette.paint(Role.NOTE, trailing(layer)))
                    .append('\n');
        }
    }

    private static String frames(Layer layer) {
        return layer.frames().isEmpty()
                ? ""
                : " of what was put together from frames "
                        + layer.frames().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String trailing(Layer layer) {
        int length = layer.trailingEnd() - layer.trailingStart();
        Bytes shown = Bytes.view(layer.packet().buffer(), layer.trailingStart(), Math.min(length, SHOWN_BYTES));
        return "+ " + bytes(length) + (layer.packet().isComplete() ? " behind it: " : " not understood: ") + shown.hex()
                + (length > SHOWN_BYTES ? ".." : "");
    }

    private boolean writeViolations(Layer layer) {
        List<Violation> found = violations == null ? List.of() : violations.of(layer);
        for (Violation violation : found) {
            String place = layer.packet().name() + "." + violation.path();
            text.append("  ")
                    .append(palette.paint(Role.ERROR, ViolationJson.kind(violation)))
                    .append(": ")
                    .append(place)
                    .append(" at offset ")
                    .append(layer.offsetOf(violation.offset()))
                    .append(": expected ")
                    .append(violation.expected())
                    .append(", got ")
                    .append(violation.actual())
                    .append('\n');
        }
        return violations == null || !violations.isStrict() || found.isEmpty();
    }

    private static String described(Fault fault) {
        String field = fault.field().isEmpty() ? "" : "." + fault.field();
        return fault.packet() + field + " at offset " + fault.offset() + ": " + fault.message();
    }
}
