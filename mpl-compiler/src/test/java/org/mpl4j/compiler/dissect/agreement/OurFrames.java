package org.mpl4j.compiler.dissect.agreement;

import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.compiler.capture.CaptureReader;
import org.mpl4j.compiler.capture.Frame;
import org.mpl4j.compiler.capture.FrameBatch;
import org.mpl4j.compiler.dissect.Dissection;
import org.mpl4j.compiler.dissect.DissectionLibrary;
import org.mpl4j.compiler.dissect.Dissector;
import org.mpl4j.compiler.dissect.Layer;
import org.mpl4j.compiler.interpret.value.FieldValue;
import org.mpl4j.compiler.interpret.value.ScopeValue;

/** The fields of every frame of a capture. */
final class OurFrames {
    private final List<OurField> fields = new ArrayList<>();
    private long origin;
    private boolean isInStream;
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
        try (InputStream input = Files.newInputStream(capture)) {
            CaptureReader reader = new CaptureReader(library.formats(), input);
            for (FrameBatch batch = reader.next(); batch != null; batch = reader.next()) {
                for (Frame frame : batch.frames()) {
                    frames.add(fieldsOf(dissector.dissect(frame, batch.buffer())));
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
            walk.isInStream |= layer.packet().name().equals("tcp");
        }
        return new OurFrame(walk.fields, walk.isFromOthers);
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
                            isInStream));
            }
        }
    }
}
