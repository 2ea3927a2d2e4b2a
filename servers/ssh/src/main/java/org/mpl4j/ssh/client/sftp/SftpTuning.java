package org.mpl4j.ssh.client.sftp;

/**
 * How files are moved.
 *
 * @param blockSize how many bytes a request is about; servers take 32768, and many more
 * @param requests how many may be on their way at once
 */
public record SftpTuning(int blockSize, int requests) {
    private static final int LARGEST = 255 * 1024;

    /** Both as OpenSSH has them. */
    public static final SftpTuning STANDARD = new SftpTuning(32 * 1024, 64);

    /** Checks the numbers. */
    public SftpTuning {
        if (blockSize < 1 || blockSize > LARGEST || requests < 1) {
            throw new IllegalArgumentException(
                    "blocks have 1 to %d bytes, and at least one request is needed, not %d and %d"
                            .formatted(LARGEST, blockSize, requests));
        }
    }
}
