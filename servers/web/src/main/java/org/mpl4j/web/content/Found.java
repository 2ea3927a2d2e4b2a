package org.mpl4j.web.content;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;

/** What a path below the root leads to. */
sealed interface Found {
    /**
     * A file that is open; whoever gets it closes it.
     *
     * @param channel for reading
     * @param state as it was when it was opened
     */
    record File(FileChannel channel, FileState state) implements Found {}

    /**
     * A folder that is open; whoever gets it closes it.
     *
     * @param entries what is in it
     */
    record Folder(SecureDirectoryStream<Path> entries) implements Found {}

    /** There is nothing. */
    record Absent() implements Found {}

    /** There is something that is not for clients, or not for this server. */
    record Denied() implements Found {}
}
