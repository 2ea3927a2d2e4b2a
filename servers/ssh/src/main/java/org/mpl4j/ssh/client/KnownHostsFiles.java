package org.mpl4j.ssh.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.ssh.keys.KnownHosts;
import org.mpl4j.ssh.keys.PublicKey;

/** Files with keys of hosts; new ones go to the first. */
public final class KnownHostsFiles {
    private final Path own;
    private final List<KnownHosts.Entry> entries = new ArrayList<>();

    /**
     * Reads files; those that are not there have nothing.
     *
     * @param files the user's own first
     * @param log is told of lines that cannot be read
     * @throws IOException if a file cannot be read
     */
    public KnownHostsFiles(List<Path> files, ClientLog log) throws IOException {
        own = files.getFirst();
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                KnownHosts read = KnownHosts.parse(file.toString(), Files.readString(file));
                read.errors().forEach(log::warning);
                entries.addAll(read.entries());
            }
        }
    }

    Path own() {
        return own;
    }

    List<KnownHosts.Entry> entries() {
        return entries;
    }

    KnownHosts.Answer lookUp(String name, PublicKey key) {
        return new KnownHosts(entries, List.of()).lookUp(name, key);
    }

    boolean isAuthority(String name, PublicKey key) {
        return new KnownHosts(entries, List.of()).findAuthority(name, key).isPresent();
    }

    /** Keeps a key, in the file and here. */
    void add(String name, PublicKey key) throws IOException {
        String line = name + " " + key.toLine("") + "\n";
        entries.addAll(KnownHosts.parse(own.toString(), line).entries());
        if (own.toString().equals("/dev/null")) {
            return;
        }
        Path folder = own.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        String start = Files.isRegularFile(own) && !endsLine(own) ? "\n" : "";
        Files.writeString(own, start + line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static boolean endsLine(Path file) throws IOException {
        String text = Files.readString(file);
        return text.isEmpty() || text.endsWith("\n");
    }
}
