package org.mpl4j.dns.update;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.AccessRule;
import org.mpl4j.dns.config.Network;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.dns.middleware.Asking;
import org.mpl4j.dns.middleware.EdnsStage;
import org.mpl4j.dns.middleware.FormStage;
import org.mpl4j.dns.middleware.OperationStage;
import org.mpl4j.dns.middleware.Pipeline;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.service.Service;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.Zones;
import org.mpl4j.dns.zone.file.ZoneFileException;
import org.mpl4j.dns.zone.file.ZoneFileProblem;
import org.mpl4j.dns.zone.file.ZoneFiles;
import org.mpl4j.dns.zone.file.ZoneWriter;
import org.mpl4j.runtime.codec.DnsName;
import org.xbill.DNS.Message;

/** A server of the zone example.org that takes updates, without a network. It can crash: nothing is closed then. */
final class TrialServer implements AutoCloseable {
    static final DnsName APEX = DnsName.of("example.org");
    static final String TEXT = """
            $TTL 300
            @ SOA ns1 hostmaster 10 7200 900 1209600 300
            @ NS ns1
            ns1 A 192.0.2.1
            www A 192.0.2.2
            www A 192.0.2.3
            alias CNAME www
            """;

    private final Zones zones = new Zones();
    private final List<String> failures = new ArrayList<>();
    private final ZoneFiles files = new ZoneFiles(zones, new Report());
    private final DynamicZones dynamic;
    private final Path file;
    private final ZoneConfig config;

    TrialServer(Path folder) {
        this(folder, 1 << 20, null);
    }

    TrialServer(Path folder, long journalOctets, @Nullable DnsName key) {
        file = folder.resolve("example.org.zone");
        dynamic = new DynamicZones((zone, change) -> zones.put(zone), files::isWritten, journalOctets);
        AccessRule rule = new AccessRule(Network.parse("192.0.2.0/24"), key);
        config = new ZoneConfig(APEX, file, List.of(), List.of(), List.of(), List.of(rule), List.of(), null, null);
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, TEXT);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads the zone; false if it can't be. */
    boolean load() {
        dynamic.configure(List.of(config));
        return files.add(APEX, file, dynamic().of(config));
    }

    TrialServer start() {
        if (!load()) {
            throw new AssertionError(failures);
        }
        dynamic.start();
        return this;
    }

    boolean reload() {
        return files.reload(APEX);
    }

    DynamicZones dynamic() {
        return dynamic;
    }

    DynamicZone zone() {
        return dynamic.zone(APEX);
    }

    Path file() {
        return file;
    }

    Path journal() {
        return DynamicZone.journalOf(file);
    }

    List<String> failures() {
        return failures;
    }

    Zone served() {
        Zone zone = zones.get(APEX);
        if (zone == null) {
            throw new AssertionError("no zone is served");
        }
        return zone;
    }

    /** The zone as a file, without blanks that differ. */
    String text() {
        return text(served());
    }

    static String text(Zone zone) {
        StringBuilder text = new StringBuilder();
        try {
            ZoneWriter.write(zone, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().replace('\t', ' ');
    }

    Service service() {
        UpdateStage updates = new UpdateStage(dynamic, query -> null, Reserved.NOTHING);
        return new Pipeline(
                new Pipeline.Stages(
                        List.of(new FormStage(), new EdnsStage(1232), new OperationStage(Map.of(5, updates))),
                        List.of(),
                        List.of()),
                null,
                1232,
                System::currentTimeMillis,
                failure -> {
                    throw new AssertionError(failure);
                });
    }

    /** Sends a message; the code of the answer. */
    String send(Message message) {
        return send(new Asking(service()), message);
    }

    static String send(Asking client, Message message) {
        Dns answer = client.send(ByteBuffer.wrap(message.toWire(65_535)));
        if (answer == null) {
            throw new AssertionError("no answer");
        }
        return answer.rcode().toString();
    }

    /** Writes the zone file as when the journal is long. */
    boolean writeFile(long keptOctets) throws IOException {
        boolean isWritten = zone().writeFile(keptOctets);
        files.isWritten(APEX);
        return isWritten;
    }

    @Override
    public void close() {
        dynamic.close();
    }

    private final class Report implements ZoneFiles.Listener {
        @Override
        public void loaded(Zone zone, Path path, List<ZoneFileProblem> warnings) {
            warnings.forEach(warning -> failures.add(warning.toString()));
        }

        @Override
        public void failed(DnsName apex, ZoneFileException failure) {
            failures.add(String.valueOf(failure.getMessage()));
        }
    }
}
