package org.mpl4j.dns.signing;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mpl4j.runtime.codec.DnsName;

/** The folder with the key files of zones. */
public final class KeyFolder {
    private final Path folder;

    /**
     * Names it; nothing is read yet.
     *
     * @param folder it need not be there before keys are made
     */
    public KeyFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The keys of a zone, whatever their times.
     *
     * @param zone the zone
     * @return in the order of their files' names; none if there are none
     * @throws IOException if a key can't be read, or is none; says which and why
     */
    public List<ZoneKey> load(DnsName zone) throws IOException {
        List<Path> files = new ArrayList<>();
        String prefix = KeyFile.prefix(zone);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + KeyFile.PUBLIC)) {
            for (Path file : all) {
                if (String.valueOf(file.getFileName()).regionMatches(true, 0, prefix, 0, prefix.length())) {
                    files.add(file);
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        files.sort(Path::compareTo);
        List<ZoneKey> keys = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Path file : files) {
            ZoneKey key = KeyFile.read(zone, file);
            if (!known.add(key.algorithm() + "/" + key.tag())) {
                throw new IOException(file + ": the folder has another key of " + zone + " with the tag " + key.tag()
                        + "; move one away");
            }
            keys.add(key);
        }
        return keys;
    }

    /**
     * The keys of a zone, which are made if there are none.
     *
     * @param zone the zone
     * @param algorithm of keys that are made
     * @param isSplit whether there is to be a key for the zone, and another one for its keys, which the parent refers to; one does both if not
     * @param now from when on new keys are used
     * @return at least one
     * @throws IOException if keys can't be read or written
     */
    public List<ZoneKey> loadOrCreate(DnsName zone, KeyAlgorithm algorithm, boolean isSplit, Instant now)
            throws IOException {
        List<ZoneKey> keys = load(zone);
        if (!keys.isEmpty()) {
            return keys;
        }
        Files.createDirectories(folder);
        ZoneKey entry = KeyFile.create(zone, ZoneKey.ZONE | ZoneKey.ENTRY_POINT, algorithm, folder, now);
        return isSplit ? List.of(entry, KeyFile.create(zone, ZoneKey.ZONE, algorithm, folder, now)) : List.of(entry);
    }

    /** The file that has the signed version of a zone. */
    Path copyFile(DnsName zone) {
        return folder.resolve(KeyFile.name(zone) + "signed");
    }

    /** The file that remembers the last serial number of a zone. */
    Path serialFile(DnsName zone) {
        return folder.resolve(KeyFile.name(zone) + "serial");
    }
}
