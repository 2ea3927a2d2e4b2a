package org.mpl4j.ssh.sftp;

/** Finds the places of paths that clients name. What it finds is for system calls right after it, once. */
sealed interface PathResolver extends AutoCloseable permits SystemPaths, ConfinedPaths {
    /**
     * Finds a path.
     *
     * @param path as the client wrote it
     * @param follow whether a symbolic link at the end is followed
     * @param place is set; to be closed by the caller
     * @return 0, or a negative error
     */
    int locate(byte[] path, boolean follow, Place place);

    /** Where relative paths begin: an absolute path, as the client sees it. */
    byte[] start();

    @Override
    void close();
}
