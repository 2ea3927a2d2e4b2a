package org.mpl4j.compiler.interpret.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mpl4j.compiler.interpret.value.BlockShape;
import org.mpl4j.compiler.interpret.value.BranchPath;
import org.mpl4j.compiler.interpret.value.Omission;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.ScopeValue;

/**
 * Writes packets as JSON. Safe for use by several threads, each with its own buffer.
 *
 * <p>Numbers are numbers, unsigned where their field is; byte arrays are hexadecimal; strings are text, or {@code {"hex":".."}} where they are none; values with tags are {@code
 * {"tag":"UDP","value":17}} with {@code null} for an unknown one; what has {@code show(..)} is that text. An array is a list of objects. A nested packet or named classify is
 * {@code {"packet":"..","branch":"..","labels":{..},"fields":{..}}}, in which {@code branch} and {@code labels} are left out where there can be none. An element that has unnamed
 * branches is such an object without {@code packet}; any other element consists of its fields alone. The fields of unnamed branches are beside the others; where a name
 * comes again behind a branch that hid it, it is {@code name_2} then.
 */
public final class PacketJson {
    private final Map<PacketShape, BlockJson> packets = new ConcurrentHashMap<>();

    /** Appends a packet as an object, complete or not. */
    public void write(JsonBuffer out, PacketValue packet) {
        out.raw('{').key("packet").string(packet.name());
        writeBody(out, packet, Omission.NONE);
        out.raw('}');
    }

    /**
     * Appends what there is to say about a packet besides its name, as members of an object that the caller opens and closes: {@code "branch"} and {@code "labels"} if it has any, and
     * {@code "fields"}.
     */
    public void writeBody(JsonBuffer out, PacketValue packet, Omission omission) {
        PacketShape shape = packet.packetShape();
        if (shape.scope().hasBranches()) {
            out.key("branch").string(packet.branch());
        }
        if (shape.scope().hasLabels()) {
            writeLabels(out, packet, shape.scope().body());
        }
        BlockJson block = block(shape);
        out.separate().raw(BlockJson.FIELDS);
        block.write(out, packet, omission);
        out.raw('}');
    }

    BlockJson block(PacketShape shape) {
        BlockJson known = packets.get(shape);
        if (known != null) {
            return known;
        }
        BlockJson prepared = new BlockJson(shape.scope().body(), this);
        BlockJson earlier = packets.putIfAbsent(shape, prepared);
        return earlier == null ? prepared : earlier;
    }

    static void writeLabels(JsonBuffer out, ScopeValue scope, BlockShape body) {
        Map<String, Integer> labels = new LinkedHashMap<>();
        BranchPath.collectLabels(scope, body, labels);
        if (labels.isEmpty()) {
            return;
        }
        out.key("labels").raw('{');
        labels.forEach((name, offset) -> out.key(name).number(offset));
        out.raw('}');
    }
}
