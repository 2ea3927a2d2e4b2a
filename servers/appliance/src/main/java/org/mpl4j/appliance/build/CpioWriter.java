package org.mpl4j.appliance.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** Writes archives of cpio in its new form ({@code newc}), which the kernel unpacks into its first file system: root's, with nothing in them that differs from one machine or time to another. */
final class CpioWriter implements Archive {
    private static final String MAGIC = "070701";
    private static final String LAST = "TRAILER!!!";
    private static final int ALIGNMENT = 4;
    private static final int BLOCK = 512;
    private static final int FOLDER = 0040555;
    private static final int OPEN_FOLDER = 0040755;
    private static final int FILE = 0100444;
    private static final int PROGRAM = 0100555;
    private static final int CHARACTER_DEVICE = 0020600;
    private static final long LARGEST = 0xffff_ffffL;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final OutputStream out;
    private long position;
    private int number;

    /** A number of a device: its kind and which of these. */
    private record Device(int major, int minor) {
        private static final Device NONE = new Device(0, 0);
    }

    /** Writes to a stream, which is closed with this. */
    CpioWriter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void addFolder(String name) throws IOException {
        header(withoutSlash(name), FOLDER, seconds(), 0, Device.NONE);
    }

    /** Adds an empty folder in which root may make something, as a place to mount on. */
    void addOpenFolder(String name) throws IOException {
        header(withoutSlash(name), OPEN_FOLDER, seconds(), 0, Device.NONE);
    }

    /** Adds a file that stands for a device. */
    void addDevice(String name, int major, int minor) throws IOException {
        header(name, CHARACTER_DEVICE, seconds(), 0, new Device(major, minor));
    }

    @Override
    public void addFile(String name, Path file) throws IOException {
        boolean isProgram = Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
        long length = Files.size(file);
        header(
                name,
                isProgram ? PROGRAM : FILE,
                Files.getLastModifiedTime(file).to(TimeUnit.SECONDS),
                length,
                Device.NONE);
        Files.copy(file, out);
        position += length;
        align(ALIGNMENT);
    }

    @Override
    public void addFile(String name, byte[] content) throws IOException {
        add(name, FILE, content);
    }

    @Override
    public void addProgram(String name, byte[] content) throws IOException {
        add(name, PROGRAM, content);
    }

    private void add(String name, int mode, byte[] content) throws IOException {
        header(name, mode, seconds(), content.length, Device.NONE);
        write(content);
        align(ALIGNMENT);
    }

    private static long seconds() {
        return Tree.DATE.to(TimeUnit.SECONDS);
    }

    private static String withoutSlash(String name) {
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }

    private void header(String name, int mode, long seconds, long length, Device device) throws IOException {
        if (length > LARGEST) {
            throw new IOException(name + " is too large for an initramfs: " + length + " bytes, and 4 GiB is the most");
        }
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        StringBuilder header = new StringBuilder(MAGIC);
        boolean isLast = name.equals(LAST);
        long[] fields = {
            isLast ? 0 : ++number,
            mode,
            0,
            0,
            1,
            isLast ? 0 : seconds,
            length,
            0,
            0,
            device.major,
            device.minor,
            text.length + 1,
            0
        };
        for (long field : fields) {
            header.append(HEX.toHexDigits((int) field));
        }
        write(header.toString().getBytes(StandardCharsets.US_ASCII));
        write(text);
        write(new byte[1]);
        align(ALIGNMENT);
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        position += bytes.length;
    }

    private void align(int to) throws IOException {
        write(new byte[(int) ((to - position % to) % to)]);
    }

    @Override
    public void close() throws IOException {
        header(LAST, 0, 0, 0, Device.NONE);
        align(BLOCK);
        out.close();
    }
}
