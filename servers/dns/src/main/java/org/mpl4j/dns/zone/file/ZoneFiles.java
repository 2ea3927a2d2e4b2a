package org.mpl4j.dns.zone.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.zone.Serials;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.Zones;
import org.mpl4j.runtime.codec.DnsName;

/**
 * Serves zones from files, and again when those change. A file that is no zone is told of, and the zone stays what it was. Loads one file after the other; for any number
 * of threads.
 */
public final class ZoneFiles {
    /** Told of what is read. */
    public interface Listener {
        /**
         * A zone was read, and is served.
         *
         * @param zone the zone
         * @param file where it comes from
         * @param warnings what is not right, but does no harm
         */
        void loaded(Zone zone, Path file, List<ZoneFileProblem> warnings);

        /**
         * A file is no zone; what was served before, is.
         *
         * @param apex of the zone
         * @param failure says all that is wrong
         */
        void failed(DnsName apex, ZoneFileException failure);

        /**
         * Reading goes on.
         *
         * @param apex of the zone
         * @param records how many so far
         * @param bytesRead how much of the file
         * @param bytes how long it is
         */
        default void progress(DnsName apex, long records, long bytesRead, long bytes) {}
    }

    /** Serves what a file says, or what else is known of the zone. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes a zone.
         *
         * @param loaded what was read
         * @return what is served now
         * @throws ZoneFileException if it cannot be served; what was served before, is
         */
        Zone put(ZoneFile.Loaded loaded) throws ZoneFileException;
    }

    private final Zones zones;
    private final Listener listener;

    /** By the names of the zones, as text in lower case. */
    private final Map<String, Source> sources = new LinkedHashMap<>();

    /**
     * Begins without any file.
     *
     * @param zones where zones are put
     * @param listener told of what is read, by the thread that reads
     */
    public ZoneFiles(Zones zones, Listener listener) {
        this.zones = zones;
        this.listener = listener;
    }

    /**
     * Has a zone come from a file from now on, in the place of another file if there was one. Reads it.
     *
     * @param apex of the zone
     * @param file the file
     * @return whether it is a zone
     */
    public boolean add(DnsName apex, Path file) {
        return add(apex, file, loaded -> {
            zones.put(loaded.zone());
            return loaded.zone();
        });
    }

    /**
     * Has a zone come from a file from now on, but by way of somebody who knows more of it. Reads it.
     *
     * @param apex of the zone
     * @param file the file
     * @param sink is given what the file says, each time that it is read
     * @return whether it is a zone
     */
    public synchronized boolean add(DnsName apex, Path file, Sink sink) {
        Source source = new Source(apex, file, sink);
        sources.put(key(apex), source);
        return load(source);
    }

    /**
     * Serves a zone no more, and looks at its file no more.
     *
     * @param apex of the zone
     * @return whether it came from a file
     */
    public synchronized boolean remove(DnsName apex) {
        boolean wasThere = sources.remove(key(apex)) != null;
        if (wasThere) {
            zones.remove(apex);
        }
        return wasThere;
    }

    /**
     * Reads a file, whether it has changed or not.
     *
     * @param apex of the zone
     * @return whether it is a zone; false also if there is no file for it
     */
    public synchronized boolean reload(DnsName apex) {
        Source source = sources.get(key(apex));
        return source != null && load(source);
    }

    /**
     * Reads all files, whether they have changed or not.
     *
     * @return whether all are zones
     */
    public synchronized boolean reload() {
        boolean isRight = true;
        for (Source source : List.copyOf(sources.values())) {
            isRight &= load(source);
        }
        return isRight;
    }

    /**
     * Reads the files that have changed, or files that they include. One that has changed since the last look is read only at the next, if it is the same then: it may be
     * about to be written.
     *
     * @return how many were read
     */
    public synchronized int reloadChanged() {
        int count = 0;
        for (Source source : List.copyOf(sources.values())) {
            if (source.isChangedAndWritten()) {
                load(source);
                count++;
            }
        }
        return count;
    }

    /**
     * Says that the file of a zone was just written, of what is served: it need not be read.
     *
     * @param apex of the zone
     */
    public synchronized void isWritten(DnsName apex) {
        Source source = sources.get(key(apex));
        if (source != null) {
            source.isLoaded(FileStamp.of(List.of(source.file)));
        }
    }

    private boolean load(Source source) {
        List<FileStamp> stamps = FileStamp.of(List.of(source.file));
        try {
            ZoneFile.Loaded loaded = ZoneFile.load(
                    source.apex,
                    source.file,
                    (records, bytesRead, bytes) -> listener.progress(source.apex, records, bytesRead, bytes));
            // Those of included files are known only now; the one of the first file is from before it was read.
            stamps.addAll(FileStamp.of(loaded.files().subList(1, loaded.files().size())));
            source.isLoaded(stamps);
            Zone before = zones.get(source.apex);
            Zone served = source.sink.put(loaded);
            List<ZoneFileProblem> warnings = new ArrayList<>(loaded.warnings());
            warnOfSerial(source.file, before, served, warnings);
            listener.loaded(served, source.file, List.copyOf(warnings));
            return true;
        } catch (ZoneFileException e) {
            e.problems().stream()
                    .map(ZoneFileProblem::file)
                    .distinct()
                    .filter(file -> !file.equals(source.file))
                    .forEach(file -> stamps.addAll(FileStamp.of(List.of(file))));
            source.isLoaded(stamps);
            listener.failed(source.apex, e);
            return false;
        }
    }

    /** Secondary servers fetch a zone only if its serial is larger (RFC 1982). */
    private static void warnOfSerial(Path file, @Nullable Zone before, Zone after, List<ZoneFileProblem> warnings) {
        if (before != null && Serials.isNewer(before.serial(), after.serial())) {
            String reason = "the serial, " + after.serial() + ", is less than before, " + before.serial()
                    + ": secondary servers will not fetch the zone";
            warnings.add(new ZoneFileProblem(file, 0, reason));
        }
    }

    private static String key(DnsName apex) {
        return apex.toString().toLowerCase(java.util.Locale.ROOT);
    }

    /** A zone, its file, and what the files looked like when they were read, and at the last look. */
    private static final class Source {
        private final DnsName apex;
        private final Path file;
        private final Sink sink;
        private List<FileStamp> loaded = List.of();
        private List<FileStamp> seen = List.of();

        Source(DnsName apex, Path file, Sink sink) {
            this.apex = apex;
            this.file = file;
            this.sink = sink;
        }

        void isLoaded(List<FileStamp> stamps) {
            loaded = List.copyOf(stamps);
            seen = loaded;
        }

        boolean isChangedAndWritten() {
            List<FileStamp> now =
                    FileStamp.of(loaded.stream().map(FileStamp::file).toList());
            boolean isSettled = now.equals(seen);
            seen = List.copyOf(now);
            return isSettled && !now.equals(loaded);
        }
    }
}
