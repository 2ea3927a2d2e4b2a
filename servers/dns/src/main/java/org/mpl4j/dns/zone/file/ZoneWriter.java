package org.mpl4j.dns.zone.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.zone.Node;
import org.mpl4j.dns.zone.RrSet;
import org.mpl4j.dns.zone.RrTypes;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.codec.DnsName;

/** Writes zones as master files, a record a line, nothing left out: what {@link ZoneFile} reads of it is the same zone. */
public final class ZoneWriter {
    private ZoneWriter() {}

    /**
     * Writes a zone to a file, which is either the old or the new one at any time, also if the machine stops.
     *
     * @param zone the zone
     * @param file replaced; its folder gets a file with {@code .new} behind the name meanwhile
     * @throws IOException if it can't be written
     */
    public static void write(Zone zone, Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            BufferedWriter out = new BufferedWriter(
                    new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.US_ASCII), 1 << 16);
            write(zone, out);
            out.flush();
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /**
     * Writes a zone: the SOA record, then names in canonical order, hashed names last.
     *
     * @param zone the zone
     * @param out what it is appended to
     * @throws IOException if that can't be written to
     */
    public static void write(Zone zone, Appendable out) throws IOException {
        writeSet(zone.apexNode(), zone.apexNode().set(RrTypes.SOA), out);
        for (Node node : zone.nodes()) {
            writeNode(node, out);
        }
        for (Node node : zone.hashedNodes()) {
            writeNode(node, out);
        }
    }

    private static void writeNode(Node node, Appendable out) throws IOException {
        for (int i = 0; i < node.setCount(); i++) {
            if (node.setAt(i).type() != RrTypes.SOA) {
                writeSet(node, node.setAt(i), out);
            }
        }
    }

    private static void writeSet(Node node, @Nullable RrSet set, Appendable out) throws IOException {
        if (set == null) {
            return;
        }
        for (DnsRr record : set) {
            out.append(line(node.name(), record)).append('\n');
        }
        writeSet(node, set.signatures(), out);
    }

    /**
     * A record as a line of a master file, without its end.
     *
     * @param owner its name
     * @param record whose own name does not matter
     * @return owner, TTL, class, type and data
     */
    public static String line(DnsName owner, DnsRr record) {
        String name = OwnTypes.absolute(owner);
        String escaped = name.startsWith("$") ? "\\" + name : name;
        return escaped + "\t" + record.asRecord().ttl() + "\tIN\t" + RrTypes.name(record.atypeRaw()) + "\t"
                + RdataPrinter.print(record);
    }
}
