package org.mpl4j.appliance.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The file of a module of the kernel, which may be compressed. */
public final class ModuleFile {
    private static final Map<String, String> PROGRAMS = Map.of("xz", "xz", "zst", "zstd", "gz", "gzip");
    private static final String ENDING = ".ko";
    private static final long PATIENCE_SECONDS = 60;

    private ModuleFile() {}

    /** {@return what its file is called when it is not compressed} */
    public static String plainName(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.indexOf(ENDING) + ENDING.length());
    }

    /**
     * Reads it, as the kernel takes it.
     *
     * @throws IOException if it cannot be decompressed here
     */
    public static byte[] read(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(ENDING)) {
            return Files.readAllBytes(file);
        }
        String program = PROGRAMS.get(name.substring(name.lastIndexOf('.') + 1));
        if (program == null) {
            throw new IOException(file + " is compressed in a way that is not known here (xz, zst and gz are)");
        }
        Process process;
        try {
            process = new ProcessBuilder(program, "-dc", file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IOException(program + " is needed to decompress " + file, e);
        }
        try {
            process.getOutputStream().close();
            byte[] content = process.getInputStream().readAllBytes();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(program + " cannot decompress " + file);
            }
            return content;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
