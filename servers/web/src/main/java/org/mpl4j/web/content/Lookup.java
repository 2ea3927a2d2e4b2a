package org.mpl4j.web.content;

import org.mpl4j.web.http.Status;
import org.mpl4j.web.http.TargetPath;

/** What a path of a request stands for. */
public sealed interface Lookup {
    /**
     * A file.
     *
     * @param resource it
     */
    record File(Resource resource) implements Lookup {}

    /**
     * A folder, asked for without the slash that its path has.
     *
     * @param path with the slash
     */
    record Moved(TargetPath path) implements Lookup {}

    /**
     * A page that lists a folder.
     *
     * @param page HTML in UTF-8
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Listing(byte[] page) implements Lookup {}

    /**
     * Nothing that is served.
     *
     * @param status why
     */
    record Failure(Status status) implements Lookup {}
}
