package org.mpl4j.ssh.operate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads files that say who may log in, each time anew, so that changes count at once. With StrictModes, a file that others could have written says nothing (sshd(8)).
 *
 * @param isStrict whether that is looked at
 * @param user who may have written them, besides root
 * @param log why a file says nothing
 */
record UserFile(boolean isStrict, String user, Consumer<String> log) {
    private static final long MOST_BYTES = 1 << 20;
    private static final int STICKY = 01000;

    /** The text of a file; nothing if it is not there or not to be trusted. */
    Optional<String> read(Path file) {
        try {
            Path real = file.toRealPath();
            if (Files.size(real) > MOST_BYTES) {
                log.accept("%s is too large to be read".formatted(file));
                return Optional.empty();
            }
            if (isStrict) {
                for (Path part = real; part != null; part = part.getParent()) {
                    if (!isTrusted(part, part.equals(real))) {
                        log.accept(
                                "Authentication refused: bad ownership or modes for %s (StrictModes)".formatted(part));
                        return Optional.empty();
                    }
                }
            }
            return Optional.of(Files.readString(real));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            log.accept("%s cannot be read: %s".formatted(file, HostKeyFiles.reason(e)));
            return Optional.empty();
        }
    }

    /** Nobody but root and the user can have put something there. In a directory with the sticky bit, files of them can't be replaced by others. */
    private boolean isTrusted(Path part, boolean isFile) throws IOException {
        String owner = Files.getOwner(part).getName();
        if (!owner.equals("root") && !owner.equals(user)) {
            return false;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(part);
        boolean isWritable = permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE);
        return !isWritable || !isFile && ((int) Files.getAttribute(part, "unix:mode") & STICKY) != 0;
    }
}
