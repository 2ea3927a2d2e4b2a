package org.mpl4j.lsp.feature;

import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;
import org.mpl4j.lsp.workspace.Place;
import org.mpl4j.lsp.workspace.Snapshot;

/** Places as the protocol has them. */
public final class Locations {
    private Locations() {}

    public static Location of(Place place, Snapshot snapshot) {
        return new Location(snapshot.uri(place.file()), range(place, snapshot));
    }

    public static Range range(Place place, Snapshot snapshot) {
        return snapshot.lines(place.file()).range(place.start(), place.end());
    }
}
