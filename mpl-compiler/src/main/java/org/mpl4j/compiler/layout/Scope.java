package org.mpl4j.compiler.layout;

import java.util.List;

/**
 * What one view covers: a packet, or one element of an array. Slots are numbered per scope from 0; branches of one classify share numbers, as only one of them is
 * ever there.
 *
 * @param owner the id of the array item whose element this is, or {@link #PACKET}
 * @param parent the owner of the scope around it; {@link #PACKET} for the packet's own, too
 * @param captures what expressions in this scope, or in one within it, use of the scopes around it, in ascending order. Element parsers take them as
 *     arguments, elements within elements pass them on.
 * @param capturedParams indexes of packet parameters that this scope or one within it uses, ascending
 * @param usesOrigin whether it holds, at any depth and through nested packets, a codec that may count from the origin
 * @param usesOrder whether anything in it depends on the byte order that it starts with ({@link ByteOrder#INHERITED}); false for packets, which start big-endian
 */
public record Scope(
        int owner,
        int parent,
        PlacedBlock body,
        int slotCount,
        List<Capture> captures,
        List<Integer> capturedParams,
        boolean usesOrigin,
        boolean usesOrder) {
    public static final int PACKET = -1;

    public Scope {
        captures = List.copyOf(captures);
        capturedParams = List.copyOf(capturedParams);
    }

    public boolean isPacket() {
        return owner == PACKET;
    }
}
