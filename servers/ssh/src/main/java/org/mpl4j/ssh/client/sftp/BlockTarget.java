package org.mpl4j.ssh.client.sftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Takes the blocks of a file, each once; mostly, but not always, in their order. */
@FunctionalInterface
public interface BlockTarget {
    /**
     * Takes a block.
     *
     * @param offset where in the file it is
     * @param block its bytes, all that remain; valid during this call only
     * @throws IOException if it cannot be taken
     */
    void take(long offset, ByteBuffer block) throws IOException;

    /** {@return writes to a file} */
    static BlockTarget file(FileChannel file) {
        return (offset, block) -> {
            long at = offset;
            while (block.hasRemaining()) {
                at += file.write(block, at);
            }
        };
    }
}
