package org.mpl4j.compiler.dissect.agreement;

import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mpl4j.compiler.capture.CaptureReader;
import org.mpl4j.compiler.capture.Frame;
import org.mpl4j.compiler.capture.FrameBatch;
import org.mpl4j.compiler.dissect.Dissection;
import org.mpl4j.compiler.dissect.DissectionLibrary;
import org.mpl4j.compiler.dissect.Dissector;
import org.mpl4j.compiler.dissect.Layer;
import org.mpl4j.compiler.dissect.note.NoteTable;
import org.mpl4j.compiler.interpret.value.FieldValue;
import org.mpl4j.compiler.interpret.value.ScopeValue;

/** The fields of every frame of a capture. */
final class OurFrames {
    /** Not 0 in a fragment. */
    private static final Set<String> FRAGMENT = Set.of("more_fragments", "fragment_offset");

    private final List<OurField> fields = new ArrayList<>();
    private long origin;
    private boolean isInPieces;
    private boolean isFromOthers;

    private OurFrames() {}

    /**
     * A frame.
     *
     * @param isFromOthers whether something in it was put together from several frames, so that its places are those of a stream
     */
    record OurFrame(List<OurField> fields, boolean isFromOthers) {}

    static List<OurFrame> of(Path capture, DissectionLibrary library, Dissector dissector) throws Exception {
        List<OurFrame> frames = new ArrayList<>();
        NoteTable notes = new NoteTable();
        try (InputStream input = Files.newInputStream(capture)) {
            CaptureReader reader = new CaptureReader(library.formats(), input);
            for (FrameBatch batch = reader.next(); batch != null; batch = reader.next()) {
                for (Frame frame : batch.frames()) {
                    frames.add(fieldsOf(dissector.dissect(frame, batch.buffer(), notes)));
                }
            }
        }
        return frames;
    }

    private static OurFrame fieldsOf(Dissection dissection) {
        OurFrames walk = new OurFrames();
        walk.addFrame(dissection.frame());
        for (Layer layer : dissection.layers()) {
            walk.origin = -layer.offsetOf(0);
            walk.isFromOthers |= !layer.frames().isEmpty();
            walk.addScope(layer.packet());
            walk.isInPieces |= layer.packet().name().equals("tcp")
                    || walk.isFragment(layer.packet().name());
        }
        return new OurFrame(walk.fields, walk.isFromOthers);
    }

    /** Whether one of the fields of a layer says so. */
    private boolean isFragment(String layer) {
        return layer.startsWith("ip")
                && fields.stream().anyMatch(field -> FRAGMENT.contains(field.name()) && field.isNotZero());
    }

    private void addFrame(Frame frame) {
        fields.add(OurField.ofFrame("number", Long.toString(frame.number())));
        fields.add(OurField.ofFrame("length", Long.toString(frame.originalLength())));
        fields.add(OurField.ofFrame("captured", Integer.toString(frame.length())));
        if (frame.time().isKnown()) {
            BigDecimal fraction = new BigDecimal(
                    BigInteger.valueOf(frame.time().fraction()), frame.time().digits());
            fields.add(OurField.ofFrame(
                    "time",
                    fraction.add(BigDecimal.valueOf(frame.time().seconds())).toPlainString()));
        }
    }

    private void addScope(ScopeValue scope) {
        addAll(scope.packet().name(), List.of(), scope.fields());
    }

    private void addAll(String packet, List<String> branches, List<FieldValue> list) {
        for (FieldValue field : list) {
            List<String> around = Branches.around(field, branches);
            switch (field) {
                case FieldValue.Nested nested -> addScope(nested.value());
                case FieldValue.Choice choice -> addAll(packet, branches, choice.fields());
                case FieldValue.Elements elements ->
                    elements.value().forEach(element -> addAll(packet, around, element.fields()));
                default ->
                    fields.add(OurField.of(
                            packet,
                            around,
                            field,
                            (int) (field.start() - origin),
                            (int) (field.end() - origin),
                            isInPieces));
            }
        }
    }
}
