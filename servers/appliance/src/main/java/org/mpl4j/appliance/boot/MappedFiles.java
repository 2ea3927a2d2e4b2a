package org.mpl4j.appliance.boot;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files of an image that are mapped into this process for as long as it lives: libraries, classes, the cache of them.
 *
 * @param pages what may only be read, and in which no page has been changed, not even before
 */
record MappedFiles(List<Pages> pages) {
    private static final Path MAPPINGS = Path.of("/proc/self/smaps");
    private static final String CHANGED = "Anonymous:";
    private static final int WRITABLE = 1;
    private static final int FILE = 5;
    private static final int HEXADECIMAL = 16;

    /** Neighboring pages: their address, and how many bytes they are. */
    record Pages(long address, long length) {}

    MappedFiles {
        pages = List.copyOf(pages);
    }

    /** Finds them, as proc_pid_smaps(5) tells of them. */
    static MappedFiles of(Path image) throws IOException {
        String folder = image.toRealPath() + "/";
        List<Pages> found = new ArrayList<>();
        @Nullable Pages last = null;
        for (String line :
                Files.readString(MAPPINGS, StandardCharsets.ISO_8859_1).split("\n")) {
            if (isMapping(line)) {
                last = pages(folder, line.split(" +", FILE + 1));
            } else if (last != null && line.startsWith(CHANGED)) {
                if (line.substring(CHANGED.length()).strip().startsWith("0 ")) {
                    found.add(last);
                }
                last = null;
            }
        }
        return new MappedFiles(found);
    }

    /** Other lines begin with the capital letter of a name. */
    private static boolean isMapping(String line) {
        return !line.isEmpty() && Character.digit(line.charAt(0), HEXADECIMAL) >= 0 && line.indexOf('-') > 0;
    }

    /** Null unless they are of a file of the image, and may only be read. */
    private static @Nullable Pages pages(String folder, String... words) {
        if (words.length <= FILE || words[1].charAt(WRITABLE) == 'w' || !words[FILE].startsWith(folder)) {
            return null;
        }
        int dash = words[0].indexOf('-');
        long begin = Long.parseUnsignedLong(words[0].substring(0, dash), HEXADECIMAL);
        return new Pages(begin, Long.parseUnsignedLong(words[0].substring(dash + 1), HEXADECIMAL) - begin);
    }

    /** Lets go of all of these pages; each comes back when it is used again. */
    void letGo() throws IOException, NoSuchMethodException {
        Method unload = JdkNatives.unload();
        for (Pages each : pages) {
            JdkNatives.unload(unload, each.address, each.length);
        }
    }
}
