package org.mpl4j.compiler.check;

import java.util.List;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.SpecModel;

/** The rules, all of them. */
public final class Checks {
    /** These are right about what is there, whatever is missing. */
    private static final List<Check> OF_ANY_PACKET = List.of(
            new DuplicateNameCheck(),
            new JavaMemberCheck(),
            new MinMaxCheck(),
            new FieldRangeCheck(),
            new BranchLabelCheck(),
            new PatternOverlapCheck());

    /** What is missing from a packet could mislead these. */
    private static final List<Check> OF_A_SOUND_PACKET = List.of(
            new UnguardedUseCheck(),
            new DefaultBranchCheck(),
            new UnreachableBranchCheck(),
            new OpenTagCheck(),
            new UnusedNameCheck());

    private static final List<ModelCheck> OF_A_MODEL =
            List.of(new JavaTypeCheck(), new RecursionProgressCheck(), new EndlessPacketCheck());

    private Checks() {}

    /** The rules for packets that may have other errors. */
    public static void checkAny(List<PacketType> packets, Diagnostics diagnostics) {
        for (PacketType packet : packets) {
            OF_ANY_PACKET.forEach(check -> check.check(packet, diagnostics));
        }
    }

    /** The other rules, for packets that no error was reported about. */
    public static void checkSound(SpecModel model, Diagnostics diagnostics) {
        for (PacketType packet : model.allPackets()) {
            OF_A_SOUND_PACKET.forEach(check -> check.check(packet, diagnostics));
        }
        OF_A_MODEL.forEach(check -> check.check(model, diagnostics));
    }
}
