package org.mpl4j.appliance.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of the system: {@code ip}, {@code nsenter}, {@code setpriv}, {@code unshare}. */
public final class Programs {
    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin");
    private static final long PATIENCE_SECONDS = 30;

    private Programs() {}

    /**
     * Finds one.
     *
     * @throws IOException if there is none of this name
     */
    public static String find(String name, String debianPackage) throws IOException {
        for (String folder : FOLDERS) {
            Path file = Path.of(folder, name);
            if (Files.isExecutable(file)) {
                return file.toString();
            }
        }
        throw new IOException(name + " is needed to run appliances; on Debian it is in the package " + debianPackage);
    }

    /**
     * Runs one to its end.
     *
     * @return what it printed
     * @throws IOException if it fails, with what it printed
     */
    public static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("`" + String.join(" ", command) + "` has not ended");
            }
            if (process.exitValue() != 0) {
                throw new IOException("`" + String.join(" ", command) + "` failed with status " + process.exitValue()
                        + (output.isBlank() ? "" : ": " + output.strip()));
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Runs {@code ip} with arguments. */
    public static String ip(String... arguments) throws IOException {
        java.util.ArrayList<String> command = new java.util.ArrayList<>(List.of(find("ip", "iproute2")));
        command.addAll(List.of(arguments));
        return run(command);
    }
}
