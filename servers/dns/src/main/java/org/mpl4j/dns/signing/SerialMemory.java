package org.mpl4j.dns.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.zone.Serials;

/** Remembers the last serial number that a zone was signed with, also when the server starts anew: secondary servers must never see a smaller one. */
final class SerialMemory {
    private static final long MOST = 0xffff_ffffL;

    private final Path file;

    SerialMemory(Path file) {
        this.file = file;
    }

    /**
     * The number for the next version.
     *
     * @param content that of what is signed
     * @param before that of the version before, null if there is none
     * @throws IOException if what was remembered is no number
     */
    long next(long content, @Nullable Long before) throws IOException {
        Long last = later(read(), before);
        if (last == null || Serials.isNewer(content, last)) {
            return content;
        }
        return Serials.next(last);
    }

    private static @Nullable Long later(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Serials.isNewer(one, other) ? one : other;
    }

    private @Nullable Long read() throws IOException {
        try {
            long serial = Long.parseLong(
                    Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (serial >= 0 && serial <= MOST) {
                return serial;
            }
        } catch (NoSuchFileException e) {
            return null;
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IOException(file + " has no serial number; remove it if secondary servers need not go by it");
    }

    /** Remembers the number of a version. */
    void write(long serial) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, serial + "\n", StandardCharsets.US_ASCII);
        KeyFile.giveToOwnerOf(file.resolveSibling("."), fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
