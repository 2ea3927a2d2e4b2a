package org.mpl4j.summon.directory;

import org.jspecify.annotations.Nullable;
import org.mpl4j.summon.config.ApplianceConfig;
import org.mpl4j.summon.config.HostAddresses;
import org.mpl4j.summon.place.Occupant;
import org.mpl4j.summon.place.Place;

/** An appliance with its place; belongs to the directory's thread. */
final class Resident {
    final ApplianceConfig config;
    final HostAddresses address;
    final Place place;

    @Nullable
    Occupant occupant;

    long frames;

    Resident(ApplianceConfig config, HostAddresses address, Place place) {
        this.config = config;
        this.address = address;
        this.place = place;
    }
}
