package org.mpl4j.compiler.layout;

import java.util.List;

/**
 * What one view covers: a packet, or one element of an array. Slots are numbered per scope from 0; branches of one classify share numbers, as only one of them is
 * ever there.
 *
 * @param owner the id of the array item whose element this is, or {@link #PACKET}
 * @param captures what expressions in this scope use of the scopes around it: ids of fields (their values), in ascending order. Element parsers take them as
 *     arguments, elements within elements pass them on.
 * @param capturedParams indexes of packet parameters that this scope or one within it uses
 * @param usesOrigin whether it holds, at any depth and through nested packets, a codec that counts from the origin
 */
public record Scope(int owner, PlacedBlock body, int slotCount, List<Integer> captures, List<Integer> capturedParams, boolean usesOrigin) {
    public static final int PACKET = -1;

    public Scope {
        captures = List.copyOf(captures);
        capturedParams = List.copyOf(capturedParams);
    }
}
