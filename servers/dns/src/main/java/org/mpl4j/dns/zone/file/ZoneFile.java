package org.mpl4j.dns.zone.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.ZoneBuilder;
import org.mpl4j.dns.zone.ZoneException;
import org.mpl4j.dns.zone.ZoneProblem;
import org.mpl4j.runtime.codec.DnsName;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/**
 * Reads zones from master files (RFC 1035 section 5), with {@code $ORIGIN}, {@code $TTL} (RFC 2308), {@code $INCLUDE} and {@code $GENERATE} (as BIND has it). For one
 * file; reading goes on after errors, so that all are known at once.
 */
public final class ZoneFile {
    private static final int MAX_INCLUDES = 16;
    private static final int PROGRESS = 1 << 16;

    /** In places, a line takes so many bits; the number of the file is above. */
    private static final int LINE_BITS = 40;

    /**
     * What was read.
     *
     * @param zone the zone
     * @param files the file, and those that it includes
     * @param warnings what is not right, but does no harm
     */
    public record Loaded(Zone zone, List<Path> files, List<ZoneFileProblem> warnings) {}

    private final DnsName apex;
    private final ZoneBuilder builder;
    private final Path file;
    private final LoadListener listener;
    private final long bytes;
    private final RdataReader data = new RdataReader();
    private final List<Path> files = new ArrayList<>();
    private final List<ZoneFileProblem> problems = new ArrayList<>();

    private ZoneFile(DnsName apex, Path file, LoadListener listener, long bytes) {
        this.apex = apex;
        this.builder = new ZoneBuilder(apex);
        this.file = file;
        this.listener = listener;
        this.bytes = bytes;
    }

    /**
     * Reads a zone.
     *
     * @param apex its name, which relative names are completed with
     * @param file to read
     * @return the zone
     * @throws ZoneFileException if it is none; says all that is wrong
     */
    public static Zone read(DnsName apex, Path file) throws ZoneFileException {
        return load(apex, file, (records, bytesRead, bytes) -> {}).zone();
    }

    /**
     * Reads a zone, and tells of it.
     *
     * @param apex its name, which relative names are completed with
     * @param file to read
     * @param listener told of progress
     * @return the zone, and what else is to be known
     * @throws ZoneFileException if it is none; says all that is wrong
     */
    public static Loaded load(DnsName apex, Path file, LoadListener listener) throws ZoneFileException {
        long bytes;
        try {
            bytes = Files.size(file);
        } catch (IOException e) {
            throw new ZoneFileException(List.of(unreadable(file, 0, file, e)));
        }
        return new ZoneFile(apex, file, listener, bytes).load();
    }

    private Loaded load() throws ZoneFileException {
        try {
            readFile(file, 0, Name.fromString(OwnTypes.absolute(apex)), -1, null);
        } catch (TextParseException e) {
            throw new IllegalArgumentException("a name has a text", e);
        }
        List<ZoneFileProblem> found = new ArrayList<>(problems);
        try {
            Zone zone = builder.build();
            if (found.isEmpty()) {
                listener.progress(builder.recordCount(), bytes, bytes);
                return new Loaded(zone, List.copyOf(files), placed(builder.warnings()));
            }
        } catch (ZoneException e) {
            found.addAll(placed(e.problems()));
        }
        throw new ZoneFileException(found);
    }

    private List<ZoneFileProblem> placed(List<ZoneProblem> found) {
        List<ZoneFileProblem> placed = new ArrayList<>();
        for (ZoneProblem problem : found) {
            Path path = problem.place() == 0 ? file : files.get((int) (problem.place() >>> LINE_BITS));
            placed.add(new ZoneFileProblem(path, (int) problem.place(), problem.toString()));
        }
        return placed;
    }

    private static ZoneFileProblem unreadable(Path file, int line, Path unreadable, IOException e) {
        String reason = e instanceof NoSuchFileException ? "there is no such file" : "can't be read: " + e;
        return new ZoneFileProblem(file, line, line == 0 ? reason : unreadable + ": " + reason);
    }

    /**
     * Reads a file, or one that another one includes.
     *
     * @param included where that is said, null for the first file
     */
    private void readFile(Path path, int depth, Name origin, long ttl, @Nullable ZoneFileProblem included) {
        long fileNumber = files.size();
        files.add(path);
        try (EntryReader entries = new EntryReader(Files.newInputStream(path))) {
            EntryParser parser = new EntryParser(
                    data,
                    (owner, record, isRight) -> {
                        long place = fileNumber << LINE_BITS | entries.line();
                        if (isRight) {
                            builder.addMade(owner, record, place);
                        } else {
                            builder.add(owner, record, place);
                        }
                        if (builder.recordCount() % PROGRESS == 0) {
                            listener.progress(builder.recordCount(), depth == 0 ? entries.bytesRead() : 0, bytes);
                        }
                    },
                    apex,
                    origin,
                    ttl);
            readEntries(path, entries, parser, depth);
        } catch (IOException e) {
            problems.add(
                    included == null
                            ? unreadable(path, 0, path, e)
                            : unreadable(included.file(), included.line(), path, e));
        }
    }

    private void readEntries(Path path, EntryReader entries, EntryParser parser, int depth) throws IOException {
        boolean isMore = true;
        while (isMore && problems.size() < 100 && !builder.isHopeless()) {
            try {
                Words entry = entries.next();
                isMore = entry != null;
                if (entry != null && entry.startsWith('$')) {
                    direct(entry, parser, new ZoneFileProblem(path, entries.line(), ""), depth);
                } else if (entry != null) {
                    parser.parse(entry);
                }
            } catch (MasterException e) {
                problems.add(new ZoneFileProblem(path, entries.line(), String.valueOf(e.getMessage())));
            }
        }
    }

    private void direct(Words words, EntryParser parser, ZoneFileProblem here, int depth) throws MasterException {
        String directive = words.next().toUpperCase(Locale.ROOT);
        switch (directive) {
            case "$ORIGIN" -> parser.setOrigin(only(words, directive));
            case "$TTL" -> parser.setTtl(only(words, directive));
            case "$INCLUDE" -> include(words, parser, here, depth);
            case "$GENERATE" -> {
                Generate generate = new Generate(words.rest());
                for (int i = 0; i < generate.count(); i++) {
                    parser.parse(new Words(generate.entry(i)));
                }
            }
            default -> throw new MasterException("there is $ORIGIN, $TTL, $INCLUDE and $GENERATE, no " + directive);
        }
    }

    private static String only(Words words, String directive) throws MasterException {
        String word = words.next();
        if (word.isEmpty() || !words.rest().isEmpty()) {
            throw new MasterException(directive + " wants one word behind it");
        }
        return word;
    }

    /** Files are below the folder of the one that includes them. */
    private void include(Words words, EntryParser parser, ZoneFileProblem here, int depth) throws MasterException {
        String name = words.next();
        String origin = words.next();
        if (name.isEmpty() || !words.rest().isEmpty()) {
            throw new MasterException("$INCLUDE wants a file, and at most an origin");
        }
        if (depth == MAX_INCLUDES) {
            throw new MasterException("files include each other more than " + MAX_INCLUDES + " deep");
        }
        String unquoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
                ? name.substring(1, name.length() - 1)
                : name;
        Name itsOrigin = origin.isEmpty() ? parser.origin() : parser.name(origin);
        readFile(here.file().resolveSibling(unquoted), depth + 1, itsOrigin, parser.defaultTtl(), here);
    }
}
