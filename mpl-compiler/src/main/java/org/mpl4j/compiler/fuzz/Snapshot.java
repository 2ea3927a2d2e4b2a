package org.mpl4j.compiler.fuzz;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.mpl4j.compiler.interpret.json.JsonBuffer;
import org.mpl4j.compiler.interpret.json.PacketJson;
import org.mpl4j.compiler.interpret.parse.Inspector;
import org.mpl4j.compiler.interpret.parse.Outcome;
import org.mpl4j.compiler.interpret.parse.PacketInterpreter;
import org.mpl4j.compiler.interpret.print.PacketText;
import org.mpl4j.compiler.interpret.print.Palette;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;

/**
 * All that is said of bytes that lie among others.
 *
 * @param text the tree, and below it what is wrong
 * @param isInside whether all positions are in the bytes
 */
record Snapshot(String text, boolean isInside) {
    private static final int AROUND = 24;

    /** @param around what the bytes before and behind are */
    static Snapshot of(PacketInterpreter interpreter, byte[] bytes, Arguments arguments, byte around) {
        byte[] all = new byte[bytes.length + 2 * AROUND];
        Arrays.fill(all, around);
        System.arraycopy(bytes, 0, all, AROUND, bytes.length);
        ByteBuffer window = ByteBuffer.wrap(all);
        window.position(AROUND).limit(AROUND + bytes.length);
        Outcome outcome = interpreter.tryParse(window, arguments, Limits.DEFAULT);
        PacketValue packet = outcome.packet();
        StringBuilder text = new StringBuilder();
        new PacketText(text, Palette.PLAIN).withOffsetsFrom(AROUND).print(packet);
        new PacketJson().write(new JsonBuffer(), packet);
        ParseException error = outcome.error();
        boolean isInside = packet.end() >= AROUND && packet.end() <= AROUND + bytes.length;
        if (error != null) {
            text.append(error.getMessage()).append('\n');
            isInside &= error.offset() >= AROUND && error.offset() <= AROUND + bytes.length;
        } else {
            new Inspector()
                    .violations(packet)
                    .forEach(broken -> text.append(broken).append('\n'));
        }
        return new Snapshot(text.toString(), isInside);
    }
}
