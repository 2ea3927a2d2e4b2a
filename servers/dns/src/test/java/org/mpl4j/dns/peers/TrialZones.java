package org.mpl4j.dns.peers;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.xbill.DNS.Name;

/** The zones that servers are compared on: what a zone may have, unsigned and signed in three ways, and every type. */
public final class TrialZones {
    private TrialZones() {}

    /** All of them. */
    public static List<PeerZone> all() {
        return List.of(
                zone("plain.example.", "features.zone"),
                zone("nsec.example.", "nsec.example.signed"),
                zone("nsec3.example.", "nsec3.example.signed"),
                zone("optout.example.", "optout.example.signed"),
                zone("types.example.", "types.example.zone"));
    }

    private static PeerZone zone(String origin, String file) {
        try {
            Path path = Path.of(TrialZones.class.getResource("/zones/" + file).toURI());
            return new PeerZone(Name.fromConstantString(origin), path);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("resources are files", e);
        }
    }
}
