package org.mpl4j.compiler.spl.output.diagram;

import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.table.Letter;

/**
 * A statecall as a picture has it: {@code rcv}, {@code snd} or nothing, and its name with spaces.
 *
 * @param direction by its name where it is an event that is called like a packet
 */
record CallLabel(Direction direction, String text) {
    private static final String RECEIVE = "Receive_";
    private static final String TRANSMIT = "Transmit_";

    static CallLabel of(Letter letter) {
        String name = letter.call().name();
        String ranges =
                letter.toString().substring(name.length()).replace("[", " (").replace("]", ")");
        if (name.startsWith(RECEIVE)) {
            return new CallLabel(Direction.RECEIVE, "rcv " + words(name.substring(RECEIVE.length())) + ranges);
        } else if (name.startsWith(TRANSMIT)) {
            return new CallLabel(Direction.TRANSMIT, "snd " + words(name.substring(TRANSMIT.length())) + ranges);
        }
        return new CallLabel(letter.call().direction(), words(name) + ranges);
    }

    private static String words(String name) {
        return name.replace('_', ' ');
    }
}
