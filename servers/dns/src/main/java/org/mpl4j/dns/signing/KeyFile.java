package org.mpl4j.dns.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.dns.zone.ZoneChange.OwnedRecord;
import org.mpl4j.dns.zone.file.RecordFile;
import org.mpl4j.dns.zone.file.ZoneFileException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DnsName;

/**
 * Key files as BIND and ldns write them: a DNSKEY record in {@code Kzone.+013+12345.key}, and the private key in {@code .private}, {@code Tag: value} a line, with the
 * times that say when it is used.
 */
final class KeyFile {
    static final String PUBLIC = ".key";
    static final String PRIVATE = ".private";

    private static final String FORMAT = "Private-key-format";
    private static final Set<String> FORMATS = Set.of("v1.2", "v1.3");
    private static final String ALGORITHM = "Algorithm";
    private static final String SECRET = "PrivateKey";

    private KeyFile() {}

    /**
     * Reads a key.
     *
     * @param zone whose it is to be
     * @param file the public part, next to which the other is
     * @throws IOException if it is none, or does not fit; says why
     */
    static ZoneKey read(DnsName zone, Path file) throws IOException {
        Rdata.DNSKEY record = record(zone, file);
        Path secretFile = sibling(file);
        Map<String, String> fields = fields(secretFile);
        KeyAlgorithm algorithm = KeyAlgorithm.of(record.algorithmRaw());
        if (algorithm == null) {
            throw new IOException(file + ": keys of algorithm " + record.algorithmRaw()
                    + " do not sign here; move it away, or make one by dnssec-keygen -a ECDSAP256SHA256");
        }
        String stated = fields.getOrDefault(ALGORITHM, "");
        if (!stated.split(" ", 2)[0].equals(String.valueOf(algorithm.number()))) {
            throw new IOException(secretFile + ": the algorithm is \"" + stated + "\", that of the public key is "
                    + algorithm.number() + " (" + algorithm + ")");
        }
        try {
            byte[] secret = Base64.getDecoder().decode(fields.getOrDefault(SECRET, ""));
            if (secret.length != KeyAlgorithm.OCTETS) {
                throw new IOException(
                        secretFile + ": " + SECRET + " has " + secret.length + " octets, not " + KeyAlgorithm.OCTETS);
            }
            ZoneKey key = new ZoneKey(
                    zone,
                    record.flags(),
                    algorithm,
                    record.publicKey(),
                    algorithm.privateKey(secret),
                    new KeyTimes(fields));
            if (!key.isPair()) {
                throw new IOException(secretFile + " is not the private key of " + file);
            }
            checkName(file, key);
            return key;
        } catch (GeneralSecurityException | ParseException e) {
            throw new IOException(file + " is no pair of keys: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IOException(secretFile + ": " + e.getMessage(), e);
        }
    }

    private static void checkName(Path file, ZoneKey key) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(
                String.format(Locale.ROOT, "+%03d+%05d%s", key.algorithm().number(), key.tag(), PUBLIC))) {
            throw new IOException(file + " has the key with algorithm "
                    + key.algorithm().number() + " and tag " + key.tag() + ", which its name contradicts");
        }
    }

    private static Path sibling(Path file) {
        String name = String.valueOf(file.getFileName());
        return file.resolveSibling(name.substring(0, name.length() - PUBLIC.length()) + PRIVATE);
    }

    private static Rdata.DNSKEY record(DnsName zone, Path file) throws IOException {
        List<OwnedRecord> records;
        try {
            records = RecordFile.read(file);
        } catch (ZoneFileException e) {
            throw new IOException(e.getMessage(), e);
        }
        if (records.size() != 1 || !(records.get(0).record().asRecord().rdata() instanceof Rdata.DNSKEY key)) {
            throw new IOException(file + " is not one DNSKEY record");
        }
        if (!records.get(0).owner().equalsIgnoreCase(zone)) {
            throw new IOException(file + " has a key of " + records.get(0).owner() + ", not of " + zone);
        }
        if ((key.flags() & ZoneKey.ZONE) == 0) {
            throw new IOException(file + " has a key with flags " + key.flags() + ", which is not for zones");
        }
        return key;
    }

    private static Map<String, String> fields(Path file) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        String format = fields.getOrDefault(FORMAT, "");
        if (!FORMATS.contains(format)) {
            throw new IOException(file + ": the format is \"" + format + "\"; v1.2 and v1.3 are known");
        }
        return fields;
    }

    /**
     * Makes a key, and writes it as BIND does; only the owner of the files can read the private part.
     *
     * @param zone whose it is
     * @param flags of its DNSKEY record
     * @param now from when on it is used
     */
    static ZoneKey create(DnsName zone, int flags, KeyAlgorithm algorithm, Path folder, Instant now)
            throws IOException {
        String time = KeyTimes.format(now);
        Map<String, String> times = new LinkedHashMap<>();
        for (KeyTimes.Event event : List.of(KeyTimes.Event.CREATED, KeyTimes.Event.PUBLISH, KeyTimes.Event.ACTIVATE)) {
            times.put(event.tag(), time);
        }
        while (true) {
            try {
                KeyPair pair = algorithm.generate();
                ZoneKey key = new ZoneKey(
                        zone,
                        flags,
                        algorithm,
                        algorithm.encode(pair.getPublic()),
                        pair.getPrivate(),
                        new KeyTimes(times));
                write(key, folder, times);
                return key;
            } catch (FileAlreadyExistsException e) {
                // One key in 65,536 has the tag of a given other one: the next will not.
                continue;
            } catch (GeneralSecurityException e) {
                throw new IOException("no key can be made: " + e.getMessage(), e);
            }
        }
    }

    private static void write(ZoneKey key, Path folder, Map<String, String> times) throws IOException {
        Path file = folder.resolve(prefix(key.zone())
                + String.format(Locale.ROOT, "%03d+%05d%s", key.algorithm().number(), key.tag(), PUBLIC));
        String owner = key.zone().isRoot() ? "." : key.zone() + ".";
        List<String> secret = new ArrayList<>(List.of(
                FORMAT + ": v1.3",
                ALGORITHM + ": " + key.algorithm().number() + " (" + key.algorithm() + ")",
                SECRET + ": "
                        + Base64.getEncoder().encodeToString(key.algorithm().secret(key.privateKey()))));
        List<String> open = new ArrayList<>(List.of("; This is a " + (key.isEntryPoint() ? "key" : "zone")
                + "-signing key, keyid " + key.tag() + ", for " + owner));
        times.forEach((tag, time) -> {
            secret.add(tag + ": " + time);
            open.add("; " + tag + ": " + time);
        });
        open.add(owner + " IN DNSKEY " + key.flags() + " 3 " + key.algorithm().number() + " "
                + Base64.getEncoder().encodeToString(key.publicKey().toArray()));
        write(sibling(file), secret, "rw-------");
        write(file, open, "rw-r--r--");
    }

    private static void write(Path file, List<String> lines, String permissions) throws IOException {
        Path folder = file.resolveSibling(".");
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        } else {
            Files.createFile(file);
        }
        Files.write(file, lines, StandardCharsets.US_ASCII, StandardOpenOption.TRUNCATE_EXISTING);
        giveToOwnerOf(folder, file);
    }

    /** A server may give up its rights when it has read its zones; it has to be able to read its keys afterwards. */
    static void giveToOwnerOf(Path folder, Path file) throws IOException {
        UserPrincipal owner = Files.getOwner(folder);
        if (!Files.getOwner(file).equals(owner)) {
            try {
                Files.setOwner(file, owner);
            } catch (FileSystemException e) {
                // Only the superuser can; for others the file is their own, and so it can be read.
                return;
            }
        }
    }

    /** What the names of the files of a zone's keys begin with. */
    static String prefix(DnsName zone) {
        return "K" + name(zone) + "+";
    }

    /** A zone in names of files, with a dot at the end: characters that could mean something to a file system are written in hexadecimal. */
    static String name(DnsName zone) {
        StringBuilder name = new StringBuilder();
        for (Bytes label : Canonical.name(zone).labels()) {
            for (byte octet : label.toArray()) {
                boolean isPlain = octet >= 'a' && octet <= 'z' || octet >= '0' && octet <= '9' || octet == '-';
                name.append(
                        isPlain || octet == '_' ? String.valueOf((char) octet) : String.format("%%%02X", octet & 0xff));
            }
            name.append('.');
        }
        return zone.isRoot() ? "." : name.toString();
    }
}
