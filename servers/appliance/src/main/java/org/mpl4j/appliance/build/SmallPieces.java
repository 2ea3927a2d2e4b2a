package org.mpl4j.appliance.build;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes files anew, a page after the other. What is written at once, Linux keeps in its cache as one piece (a folio, as large as 2 MiB), and whoever has the file mapped and uses a byte of that has all of it.
 */
final class SmallPieces {
    private static final int PAGE = 4096;

    private SmallPieces() {}

    /** Writes a file, which keeps its date and rights. */
    static void rewrite(Path file) throws IOException {
        Path copy = file.resolveSibling(file.getFileName() + ".copy");
        try (FileChannel in = FileChannel.open(file);
                FileChannel out = FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer piece = ByteBuffer.allocateDirect(PAGE);
            while (in.read(piece.clear()) >= 0) {
                piece.flip();
                while (piece.hasRemaining()) {
                    out.write(piece);
                }
            }
        }
        Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(file));
        Files.setLastModifiedTime(copy, Files.getLastModifiedTime(file));
        Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
