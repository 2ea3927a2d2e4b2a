package org.mpl4j.dns.zone.file;

/** Told how reading a zone file goes on, every now and then. */
@FunctionalInterface
public interface LoadListener {
    /**
     * Something has been read.
     *
     * @param records how many so far
     * @param bytesRead how much of the file, without those that it includes
     * @param bytes how long the file is
     */
    void progress(long records, long bytesRead, long bytes);
}
