package org.mpl4j.ssh.sftp;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How a session serves files.
 *
 * @param root what no path and no link leads out of; clients see it as {@code /}. Empty: all that the process may see
 * @param start where relative paths begin: an absolute path, as clients see it
 * @param isReadOnly whether everything that changes something is refused
 * @param umask permissions that new files and directories don't get, besides those of the process
 * @param permitted what clients may ask for
 * @param maxHandles how many files and directories may be open at once
 * @param counter is told of each request
 */
public record SftpOptions(
        Optional<Path> root,
        Path start,
        boolean isReadOnly,
        int umask,
        Set<SftpRequest> permitted,
        int maxHandles,
        Consumer<SftpRequest> counter) {
    private static final int DEFAULT_MAX_HANDLES = 256;

    public SftpOptions {
        if (!start.isAbsolute()) {
            throw new IllegalArgumentException("the start `" + start + "` is no absolute path");
        }
        if ((umask & ~0777) != 0) {
            throw new IllegalArgumentException("the umask " + Integer.toOctalString(umask) + " is not in 0 to 777");
        }
        if (maxHandles < 1) {
            throw new IllegalArgumentException("at least one handle is needed, not " + maxHandles);
        }
        permitted = Collections.unmodifiableSet(
                permitted.isEmpty() ? EnumSet.noneOf(SftpRequest.class) : EnumSet.copyOf(permitted));
    }

    /** All files, everything permitted. */
    public static SftpOptions startingIn(Path start) {
        return new SftpOptions(
                Optional.empty(),
                start,
                false,
                0,
                EnumSet.allOf(SftpRequest.class),
                DEFAULT_MAX_HANDLES,
                request -> {});
    }

    /** Only files below a root, everything permitted. */
    public static SftpOptions confinedTo(Path root) {
        return new SftpOptions(
                Optional.of(root),
                Path.of("/"),
                false,
                0,
                EnumSet.allOf(SftpRequest.class),
                DEFAULT_MAX_HANDLES,
                request -> {});
    }

    /** The same with another start. */
    public SftpOptions withStart(Path value) {
        return new SftpOptions(root, value, isReadOnly, umask, permitted, maxHandles, counter);
    }

    /** The same, where nothing can be changed. */
    public SftpOptions readOnly() {
        return new SftpOptions(root, start, true, umask, permitted, maxHandles, counter);
    }

    /** The same with another umask. */
    public SftpOptions withUmask(int value) {
        return new SftpOptions(root, start, isReadOnly, value, permitted, maxHandles, counter);
    }

    /** The same with other requests. */
    public SftpOptions withPermitted(Set<SftpRequest> value) {
        return new SftpOptions(root, start, isReadOnly, umask, value, maxHandles, counter);
    }

    /** The same with another number of handles. */
    public SftpOptions withMaxHandles(int value) {
        return new SftpOptions(root, start, isReadOnly, umask, permitted, value, counter);
    }

    /** The same, whose requests are told. */
    public SftpOptions withCounter(Consumer<SftpRequest> value) {
        return new SftpOptions(root, start, isReadOnly, umask, permitted, maxHandles, value);
    }

    boolean permits(SftpRequest request) {
        return permitted.contains(request) && !(isReadOnly && request.isWriting());
    }
}
