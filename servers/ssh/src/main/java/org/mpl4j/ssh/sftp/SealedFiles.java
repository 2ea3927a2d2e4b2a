package org.mpl4j.ssh.sftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Files below a root, by the paths that clients name them by. Nothing outside of it can be named: a path is taken apart into names, and none of these is {@code ..} when it is looked for.
 *
 * @param root is {@code /} to clients
 * @param start where relative paths begin, as clients see it
 */
record SealedFiles(Path root, Path start) {
    /** How long a path may be, as elsewhere (PATH_MAX with its zero). */
    private static final int MOST = Place.MAX_LENGTH - 1;

    private static final String ROOT = "/";

    /**
     * Makes a path absolute, without {@code .}, {@code ..} and superfluous slashes.
     *
     * @param path as a client says it
     * @return the path as clients see it; nothing if it is too long, or goes through something that is no folder. Its last name need not be there
     */
    Optional<String> absolute(String path) {
        String whole = path.startsWith(ROOT) ? path : start + ROOT + path;
        if (whole.length() > MOST) {
            return Optional.empty();
        }
        String reached = "";
        String missing = "";
        for (String name : whole.split(ROOT, -1)) {
            if (name.isEmpty()) {
                continue;
            }
            if (!missing.isEmpty()) {
                return Optional.empty();
            }
            if (name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                reached = reached.substring(0, Math.max(0, reached.lastIndexOf('/')));
            } else {
                reached = reached + ROOT + name;
                boolean isFolder = lookUp(reached).filter(SealedFile::isFolder).isPresent();
                missing = isFolder ? "" : reached;
            }
        }
        return Optional.of(reached.isEmpty() ? ROOT : reached);
    }

    /** {@return what is at a path that a client says; nothing if there is none} */
    Optional<SealedFile> find(String path) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Optional<SealedFile> found = absolute(path).flatMap(this::lookUp);
        return path.endsWith(ROOT) ? found.filter(SealedFile::isFolder) : found;
    }

    private Optional<SealedFile> lookUp(String absolute) {
        try {
            return known(root.resolve(absolute.substring(1)));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** {@return what is known of a file below the root; nothing if it is neither a file nor a folder} */
    static Optional<SealedFile> known(Path path) {
        try {
            BasicFileAttributes known =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return known.isDirectory() || known.isRegularFile()
                    ? Optional.of(SealedFile.of(path, known))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
