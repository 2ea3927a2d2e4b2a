package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where stacks of this user tell how they are, if no other place is said: a folder that is this user's alone, with a socket for each process. */
final class StatsPlaces {
    private static final String SUFFIX = ".socket";

    private StatsPlaces() {}

    private static Path folder() throws IOException {
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        if (runtime != null && Files.isDirectory(Path.of(runtime))) {
            return Path.of(runtime, "mpl-net");
        }
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "mpl-net-" + Capabilities.own().user());
    }

    /** The place of this process. */
    static Path own() throws IOException {
        Path folder = folder();
        Set<PosixFilePermission> ours = PosixFilePermissions.fromString("rwx------");
        if (!Files.exists(folder)) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(ours));
        }
        boolean isOurs = Files.isDirectory(folder)
                && Files.getPosixFilePermissions(folder).equals(ours)
                && Files.getOwner(folder).equals(Files.getOwner(Path.of("/proc/self")));
        if (!isOurs) {
            throw new IOException(folder + " is not a folder of this user alone: remove it, or say --stats SOCKET");
        }
        return folder.resolve(ProcessHandle.current().pid() + SUFFIX);
    }

    /**
     * The place of the one process that tells.
     *
     * @throws IOException if there is none, or several, with their names
     */
    static Path find() throws IOException {
        List<Path> found = new ArrayList<>();
        Path folder = folder();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
                for (Path socket : all) {
                    if (isAlive(socket)) {
                        found.add(socket);
                    }
                }
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new IOException(
                found.isEmpty()
                        ? "no stack of this user tells how it is: start one with --stats, or say its socket"
                        : "several stacks tell how they are; say which one:" + lines(found));
    }

    private static boolean isAlive(Path socket) {
        String name = socket.getFileName().toString();
        try {
            return ProcessHandle.of(Long.parseLong(name.substring(0, name.length() - SUFFIX.length())))
                    .isPresent();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String lines(List<Path> sockets) {
        StringBuilder lines = new StringBuilder();
        sockets.stream()
                .sorted()
                .forEach(socket -> lines.append("\n  mpl-net stats ").append(socket));
        return lines.toString();
    }
}
