package org.mpl4j.dns.secondary;

import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata.SOA;
import org.mpl4j.dns.zone.Editor;
import org.mpl4j.dns.zone.PlainRecords;
import org.mpl4j.dns.zone.Serials;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.ZoneBuilder;
import org.mpl4j.dns.zone.ZoneException;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/**
 * Makes a zone of the messages of a transfer: a whole one between two SOA records (RFC 5936 section 2.2), or changes, each of which has the SOA record of the version
 * before, what is removed, the SOA record of the version after, and what is added (RFC 1995 section 4). Which of them it is, the second record tells.
 */
final class IncomingTransfer {
    private enum Phase {
        BEGINNING,
        AFTER_SOA,
        WHOLE,
        REMOVING,
        ADDING,
        ENDED
    }

    private final DnsName apex;
    private final @Nullable Zone before;
    private final PlainRecords plain = new PlainRecords();
    private final ZoneBuilder builder;
    private final @Nullable Editor editor;
    private Phase phase = Phase.BEGINNING;
    private boolean isOfChanges;
    private long newest;

    /** Of changes: of the version that is reached so far. */
    private long reached;

    /**
     * Begins.
     *
     * @param apex the name of the zone
     * @param before the version whose changes are asked for; null if the whole zone is
     */
    IncomingTransfer(DnsName apex, @Nullable Zone before) {
        this.apex = apex;
        this.before = before;
        this.builder = new ZoneBuilder(apex);
        this.editor = before == null ? null : before.edit();
    }

    /**
     * Takes the next message.
     *
     * @throws TransferException if it cannot follow those before
     */
    void take(Dns message) throws TransferException {
        if (message.rcode() != Dns.Rcode.NoError) {
            throw new TransferException("it says " + message.rcode());
        }
        if (message.truncated() || message.opcode() != Dns.Opcode.Query) {
            throw new TransferException("a message of it is truncated, or answers something else");
        }
        if (message.ancount() == 0) {
            throw new TransferException("there is a message without records");
        }
        for (DnsRr record : message.answers()) {
            take(record);
        }
        if (phase == Phase.AFTER_SOA && before != null && !Serials.isNewer(newest, before.serial())) {
            phase = Phase.ENDED;
        }
    }

    private void take(DnsRr record) throws TransferException {
        SOA soa = soa(record);
        switch (phase) {
            case BEGINNING -> {
                if (soa == null) {
                    throw new TransferException("it does not begin with the SOA record");
                }
                newest = soa.serial();
                builder.add(apex, plain(record));
                phase = Phase.AFTER_SOA;
            }
            case AFTER_SOA -> {
                if (soa != null && before != null && soa.serial() == before.serial() && soa.serial() != newest) {
                    isOfChanges = true;
                    reached = soa.serial();
                    phase = Phase.REMOVING;
                } else {
                    phase = Phase.WHOLE;
                    takeOfWhole(record, soa);
                }
            }
            case WHOLE -> takeOfWhole(record, soa);
            case REMOVING -> remove(record, soa);
            case ADDING -> add(record, soa);
            case ENDED -> throw new TransferException("there are records behind its end");
        }
    }

    private @Nullable SOA soa(DnsRr record) throws TransferException {
        if (record.atypeKind() == DnsRr.AtypeKind.Record && record.asRecord().rdata() instanceof SOA soa) {
            if (!record.name().equalsIgnoreCase(apex)) {
                throw new TransferException("it has a SOA record of " + record.name());
            }
            return soa;
        }
        return null;
    }

    private void takeOfWhole(DnsRr record, @Nullable SOA soa) throws TransferException {
        if (soa == null) {
            builder.add(record.name(), plain(record));
            if (builder.isHopeless()) {
                throw new TransferException("its records are not of the zone");
            }
        } else if (soa.serial() == newest) {
            phase = Phase.ENDED;
        } else {
            throw new TransferException("it begins with serial " + newest + " and ends with " + soa.serial());
        }
    }

    private Editor editor() {
        if (editor == null) {
            throw new IllegalStateException("changes were not asked for");
        }
        return editor;
    }

    private void remove(DnsRr record, @Nullable SOA soa) throws TransferException {
        Bytes bytes = plain(record);
        if (soa == null) {
            if (!editor().remove(record.name(), bytes)) {
                throw new TransferException(
                        "it removes a record of " + record.name() + " (" + record.atype() + ") that is not there");
            }
            return;
        }
        if (!Serials.isNewer(soa.serial(), reached) || Serials.isNewer(soa.serial(), newest)) {
            throw new TransferException("it goes from serial " + reached + " to " + soa.serial());
        }
        reached = soa.serial();
        editor().add(apex, bytes);
        phase = Phase.ADDING;
    }

    private void add(DnsRr record, @Nullable SOA soa) throws TransferException {
        if (soa == null) {
            editor().add(record.name(), plain(record));
        } else if (soa.serial() != reached) {
            throw new TransferException("it is at serial " + reached + " and goes on from " + soa.serial());
        } else {
            phase = reached == newest ? Phase.ENDED : Phase.REMOVING;
        }
    }

    private Bytes plain(DnsRr record) throws TransferException {
        if (record.atypeKind() != DnsRr.AtypeKind.Record) {
            throw new TransferException("there is a record of the type " + record.atype() + " in it");
        }
        try {
            return plain.of(record);
        } catch (BuildException e) {
            throw new TransferException("a record of " + record.name() + " is malformed: " + e.getMessage(), e);
        }
    }

    /** Whether nothing may follow. */
    boolean isEnded() {
        return phase == Phase.ENDED;
    }

    /**
     * The new version, at the end.
     *
     * @return null if the version before is the newest
     * @throws TransferException if the records do not make a zone
     */
    @Nullable
    Fetched result() throws TransferException {
        try {
            if (before != null && !Serials.isNewer(newest, before.serial())) {
                return null;
            }
            if (isOfChanges) {
                Zone zone = editor().build();
                return new Fetched(zone, editor().change());
            }
            return new Fetched(builder.build(), null);
        } catch (ZoneException e) {
            throw new TransferException("what it has is no zone: " + e.getMessage(), e);
        }
    }
}
