package org.mpl4j.ssh.hostile;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Something that is sent whatever the state is.
 *
 * @param message what is in the packet
 * @param harm what is done to it
 * @param at where, of the bytes that there are
 * @param value how
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
record Shot(byte[] message, Harm harm, int at, byte value) {
    private static final int PAUSE_MILLIS = 5;

    /** What is done to a packet. */
    enum Harm {
        /** Nothing: it is the message that should not be there. */
        NONE,
        /** A byte is changed before the packet is encrypted. */
        CHANGED_BEFORE,
        /** A byte is changed behind that. */
        CHANGED_AFTER,
        /** Its end is missing. */
        CUT,
        /** It comes twice. */
        DOUBLED,
        /** Its parts come with a pause in between. */
        DELAYED,
        /** It is not encrypted at all. */
        RAW
    }

    void send(Wire wire) throws IOException {
        switch (harm) {
            case NONE -> wire.write(wire.sealed(message));
            case CHANGED_BEFORE -> wire.write(wire.sealed(message, this::changed));
            case CHANGED_AFTER -> wire.write(changed(wire.sealed(message)));
            case CUT -> {
                byte[] packet = wire.sealed(message);
                wire.write(Arrays.copyOf(packet, at % packet.length));
            }
            case DOUBLED -> {
                byte[] packet = wire.sealed(message);
                wire.write(packet);
                wire.write(packet);
            }
            case DELAYED -> delayed(wire);
            case RAW -> wire.write(message);
        }
    }

    private void delayed(Wire wire) throws IOException {
        byte[] packet = wire.sealed(message);
        int middle = at % packet.length;
        wire.write(Arrays.copyOf(packet, middle));
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        wire.write(Arrays.copyOfRange(packet, middle, packet.length));
    }

    private byte[] changed(byte[] packet) {
        packet[at % packet.length] ^= value;
        return packet;
    }

    @Override
    public String toString() {
        return "%s at %d by %d: %s".formatted(harm, at, value, HexFormat.of().formatHex(message));
    }
}
