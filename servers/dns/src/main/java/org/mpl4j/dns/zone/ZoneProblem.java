package org.mpl4j.dns.zone;

import org.mpl4j.runtime.codec.DnsName;

/**
 * Something that is wrong with a zone.
 *
 * @param name of what
 * @param type of which records of the name, 0 if it is not about records of one type
 * @param reason what is wrong
 * @param place what {@link ZoneBuilder#add} was told of where the record comes from, 0 if nothing
 */
public record ZoneProblem(DnsName name, int type, String reason, long place) {
    @Override
    public String toString() {
        return (type == 0 ? "" : RrTypes.name(type) + " of ") + name + ": " + reason;
    }
}
