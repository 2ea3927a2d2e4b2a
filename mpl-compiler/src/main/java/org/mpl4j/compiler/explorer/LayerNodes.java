package org.mpl4j.compiler.explorer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.dissect.Layer;
import org.mpl4j.compiler.interpret.json.JsonBuffer;
import org.mpl4j.compiler.interpret.print.FieldText;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.BlockShape;
import org.mpl4j.compiler.interpret.value.BranchPath;
import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.ElementValue;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.LabelShape;
import org.mpl4j.compiler.interpret.value.ListValue;
import org.mpl4j.compiler.interpret.value.NestedShape;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.ScopeValue;

/** Writes layers as nodes: {@code [name, value, from, to, documentation]} for a field, and with a list of nodes behind that for what has others in it. Bytes count from the start of the frame. */
final class LayerNodes {
    private final FieldText values = new FieldText((role, text) -> text);

    /** Appends a layer, and behind it the bytes that are not understood. */
    void write(Layer layer, JsonBuffer out) {
        PacketValue packet = layer.packet();
        String value = packet.branch() + (packet.isComplete() ? "" : " (incomplete)");
        begin(packet.name(), value, packet.start(), packet.end(), docOf(packet), layer, out);
        writeBlock(packet, packet.shape().body(), layer, out);
        out.raw(']').raw(']');
        if (layer.hasTrailing()) {
            String name = packet.isComplete() ? "behind it" : "not understood";
            int length = layer.trailingEnd() - layer.trailingStart();
            begin(
                    name,
                    length == 1 ? "1 byte" : length + " bytes",
                    layer.trailingStart(),
                    layer.trailingEnd(),
                    "",
                    layer,
                    out);
            out.raw(']').raw(']');
        }
    }

    /** Where the innermost field ends that has a byte of the frame; -1 if none has it. */
    long endOfLeafAt(Layer layer, long offset) {
        return endOfLeafAt(layer.packet(), layer.packet().shape().body(), layer, offset);
    }

    private static String docOf(PacketValue packet) {
        return packet.packetShape().type().doc().orElse("");
    }

    private void begin(String name, String value, int from, int to, String doc, Layer layer, JsonBuffer out) {
        leaf(name, value, from, to, doc, layer, out);
        out.raw(',').raw('[');
    }

    private static void leaf(String name, String value, int from, int to, String doc, Layer layer, JsonBuffer out) {
        out.separate().raw('[').string(name);
        out.separate().string(value);
        out.separate().number(layer.offsetOf(from));
        out.separate().number(layer.offsetOf(Math.max(from, to)));
        out.separate().string(doc);
    }

    private void writeBlock(ScopeValue scope, BlockShape body, Layer layer, JsonBuffer out) {
        for (ItemShape item : body.items()) {
            if (item instanceof LabelShape || !item.isPresent(scope) || layer.omits(item, scope)) {
                continue;
            }
            if (item instanceof ClassifyShape classify && !classify.isNamed()) {
                BranchShape branch = classify.branch(scope);
                if (branch != null) {
                    writeBlock(scope, branch.body(), layer, out);
                }
            } else {
                writeItem(item, scope, layer, out);
            }
        }
    }

    private void writeItem(ItemShape item, ScopeValue scope, Layer layer, JsonBuffer out) {
        String doc = item.item().doc().orElse("");
        String name = item.key(scope);
        if (item instanceof FieldShape field) {
            leaf(name, values.of(field, scope), field.startOf(scope), endOf(field, scope), doc, layer, out);
            out.raw(']');
        } else if (item instanceof NestedShape nested) {
            PacketValue packet = Objects.requireNonNull(nested.packet(scope));
            String branch = packet.branch();
            String value = packet.name() + (branch.isEmpty() ? "" : " " + branch);
            begin(name, value, packet.start(), packet.end(), doc.isEmpty() ? docOf(packet) : doc, layer, out);
            writeBlock(packet, packet.shape().body(), layer, out);
            out.raw(']').raw(']');
        } else if (item instanceof ArrayShape array) {
            writeElements(array, scope, doc, layer, out);
        } else if (item instanceof ClassifyShape classify) {
            BranchShape branch = Objects.requireNonNull(classify.branch(scope));
            String path = BranchPath.join(branch.label(), BranchPath.of(scope, branch.body()));
            begin(name, path, classify.startOf(scope), endOf(classify, scope), doc, layer, out);
            writeBlock(scope, branch.body(), layer, out);
            out.raw(']').raw(']');
        }
    }

    private void writeElements(ArrayShape array, ScopeValue scope, String doc, Layer layer, JsonBuffer out) {
        ListValue list = array.list(scope);
        int count = list == null ? 0 : list.size();
        begin(array.key(scope), "" + count, array.startOf(scope), endOf(array, scope), doc, layer, out);
        for (int i = 0; list != null && i < count; i++) {
            ElementValue element = list.get(i);
            begin("[" + i + "]", element.branch(), element.start(), element.end(), "", layer, out);
            writeBlock(element, element.shape().body(), layer, out);
            out.raw(']').raw(']');
        }
        out.raw(']').raw(']');
    }

    /** Of what is incomplete, after the last byte that was understood. */
    private static int endOf(ItemShape item, ScopeValue scope) {
        return item.isEndKnown(scope) ? item.endOf(scope) : scope.end();
    }

    private static long endOfLeafAt(ScopeValue scope, BlockShape body, Layer layer, long offset) {
        for (ItemShape item : body.items()) {
            if (item instanceof LabelShape || !item.isPresent(scope) || layer.omits(item, scope)) {
                continue;
            }
            long end = -1;
            if (item instanceof FieldShape field) {
                boolean isAt =
                        layer.offsetOf(field.startOf(scope)) <= offset && layer.offsetOf(endOf(field, scope)) > offset;
                end = isAt ? layer.offsetOf(endOf(field, scope)) : -1;
            } else if (item instanceof ClassifyShape classify) {
                end = endInBlock(classify.branch(scope), scope, layer, offset);
            } else if (item instanceof NestedShape nested) {
                PacketValue packet = Objects.requireNonNull(nested.packet(scope));
                end = endOfLeafAt(packet, packet.shape().body(), layer, offset);
            } else if (item instanceof ArrayShape array) {
                end = endInElements(array.list(scope), layer, offset);
            }
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    private static long endInBlock(@Nullable BranchShape branch, ScopeValue scope, Layer layer, long offset) {
        return branch == null ? -1 : endOfLeafAt(scope, branch.body(), layer, offset);
    }

    private static long endInElements(@Nullable ListValue list, Layer layer, long offset) {
        for (int i = 0; list != null && i < list.size(); i++) {
            ElementValue element = list.get(i);
            if (layer.offsetOf(element.start()) <= offset && layer.offsetOf(element.end()) > offset) {
                return endOfLeafAt(element, element.shape().body(), layer, offset);
            }
        }
        return -1;
    }
}
