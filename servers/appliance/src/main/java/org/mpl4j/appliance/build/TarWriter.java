package org.mpl4j.appliance.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.mpl4j.appliance.image.ApplianceImage;

/** Writes tar files: root's, in the order of names, with nothing in them that differs from one machine or time to another. */
final class TarWriter implements Archive {
    private static final int EXECUTABLE = 0555;
    private static final int READABLE = 0444;
    private static final int SECRET = 0440;

    private final TarArchiveOutputStream out;
    private List<String> secrets = List.of();
    private int secretGroup;

    /** Writes to a stream, which is closed with this. */
    TarWriter(OutputStream out) {
        this.out = new TarArchiveOutputStream(out, "UTF-8");
        this.out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        this.out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        this.out.setAddPaxHeadersForNonAsciiNames(true);
    }

    /** {@return a stream that compresses, without name and date} */
    static OutputStream gzip(OutputStream out) throws IOException {
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(Deflater.BEST_COMPRESSION);
        return new GzipCompressorOutputStream(out, parameters);
    }

    /**
     * Adds an image.
     *
     * @param prefix what the name of its folder is, with a slash at the end
     * @param group of the appliance, which alone may read what is secret
     */
    void addImage(String prefix, ApplianceImage image, int group) throws IOException {
        secrets = image.secrets().stream().map(name -> prefix + name).toList();
        secretGroup = group;
        addTree(prefix, image.folder());
    }

    @Override
    public void addFolder(String name) throws IOException {
        put(new TarArchiveEntry(name.endsWith("/") ? name : name + "/", TarConstants.LF_DIR), EXECUTABLE, Tree.DATE);
        out.closeArchiveEntry();
    }

    @Override
    public void addFile(String name, Path file) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(Files.size(file));
        boolean isProgram = PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                        .indexOf('x')
                >= 0;
        put(entry, isProgram ? EXECUTABLE : READABLE, Files.getLastModifiedTime(file));
        Files.copy(file, out);
        out.closeArchiveEntry();
    }

    @Override
    public void addFile(String name, byte[] content) throws IOException {
        addFile(name, content, READABLE);
    }

    @Override
    public void addProgram(String name, byte[] content) throws IOException {
        addFile(name, content, EXECUTABLE);
    }

    private void addFile(String name, byte[] content, int mode) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        put(entry, mode, Tree.DATE);
        out.write(content);
        out.closeArchiveEntry();
    }

    private void put(TarArchiveEntry entry, int mode, FileTime date) throws IOException {
        entry.setMode(secrets.contains(entry.getName()) ? SECRET : mode);
        boolean isSecret = secrets.contains(entry.getName());
        entry.setIds(0, isSecret ? secretGroup : 0);
        entry.setNames("root", isSecret ? "" : "root");
        entry.setModTime(date.toMillis());
        out.putArchiveEntry(entry);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
