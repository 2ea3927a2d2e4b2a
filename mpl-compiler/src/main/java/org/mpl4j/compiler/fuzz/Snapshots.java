package org.mpl4j.compiler.fuzz;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.mpl4j.compiler.interpret.json.JsonBuffer;
import org.mpl4j.compiler.interpret.json.PacketJson;
import org.mpl4j.compiler.interpret.parse.Inspector;
import org.mpl4j.compiler.interpret.parse.Outcome;
import org.mpl4j.compiler.interpret.parse.PacketInterpreter;
import org.mpl4j.compiler.interpret.print.PacketText;
import org.mpl4j.compiler.interpret.print.Palette;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;

/** All that is said of bytes that lie among others. */
final class Snapshots {
    private static final int AROUND = 24;

    private final PacketInterpreter interpreter;
    private final PacketJson json = new PacketJson();
    private final Inspector inspector = new Inspector();
    private final JsonBuffer buffer = new JsonBuffer();

    Snapshots(PacketInterpreter interpreter) {
        this.interpreter = interpreter;
    }

    /**
     * What some bytes are, among others.
     *
     * @param json the values
     * @param faults what is wrong
     * @param isInside whether all positions are in the bytes
     */
    record Snapshot(Outcome outcome, byte[] json, List<String> faults, boolean isInside) {
        boolean isLike(Snapshot other) {
            return Arrays.equals(json, other.json) && faults.equals(other.faults);
        }

        /** The tree, and below it what is wrong. */
        String text() {
            StringBuilder text = new StringBuilder();
            new PacketText(text, Palette.PLAIN).withOffsetsFrom(AROUND).print(outcome.packet());
            faults.forEach(fault -> text.append(fault).append('\n'));
            return text.toString();
        }
    }

    /** @param around what the bytes before and behind are */
    Snapshot of(byte[] bytes, Arguments arguments, byte around) {
        byte[] all = new byte[bytes.length + 2 * AROUND];
        Arrays.fill(all, around);
        System.arraycopy(bytes, 0, all, AROUND, bytes.length);
        ByteBuffer window = ByteBuffer.wrap(all);
        window.position(AROUND).limit(AROUND + bytes.length);
        Outcome outcome = interpreter.tryParse(window, arguments, Limits.DEFAULT);
        buffer.clear();
        json.write(buffer, outcome.packet());
        int end = outcome.packet().end();
        ParseException error = outcome.error();
        List<String> faults = error == null
                ? inspector.violations(outcome.packet()).stream()
                        .map(Object::toString)
                        .toList()
                : List.of(String.valueOf(error.getMessage()));
        return new Snapshot(
                outcome,
                Arrays.copyOf(buffer.bytes(), buffer.length()),
                faults,
                isIn(end, bytes) && (error == null || isIn(error.offset(), bytes)));
    }

    private static boolean isIn(int offset, byte[] bytes) {
        return offset >= AROUND && offset <= AROUND + bytes.length;
    }
}
