package org.mpl4j.appliance.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mpl4j.appliance.boot.Settings;
import org.mpl4j.appliance.image.ApplianceImage;

/**
 * Makes the cache of classes of an image (JEP 483, 514): the appliance serves a client in its own process, and what that loaded and linked is kept. As far as the JVM can be made to, it makes the same cache of the same image: addresses are
 * not random ({@code setarch}, where there is one), nothing is compiled, and no profiles are kept, which what is compiled by C1 alone does not use.
 */
final class CacheTrainer {
    private static final long PATIENCE_MINUTES = 5;
    private static final Path SETARCH = Path.of("/usr/bin/setarch");
    private static final List<String> SAME = List.of("-Xint", "-XX:-AOTRecordTraining");

    private CacheTrainer() {}

    /**
     * Trains.
     *
     * @param image all but the cache
     * @param scratch a folder for files that are not part of the image
     * @throws BuildException if the appliance cannot serve, with what it said
     */
    static void train(Path image, Path scratch, Settings settings) throws BuildException, IOException {
        Path recorded = scratch.resolve("training.conf");
        run(image, scratch, settings, List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + recorded), "train");
        run(
                image,
                scratch,
                settings,
                List.of(
                        "-XX:AOTMode=create",
                        "-XX:AOTConfiguration=" + recorded,
                        "-XX:AOTCache=" + image.resolve(ApplianceImage.CACHE)),
                "");
        if (!Files.isRegularFile(image.resolve(ApplianceImage.CACHE))) {
            throw new BuildException("the JVM has made no cache of classes; its output is in " + scratch);
        }
        SmallPieces.rewrite(image.resolve(ApplianceImage.CACHE));
    }

    private static void run(Path image, Path scratch, Settings settings, List<String> mode, String argument)
            throws BuildException, IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETARCH)) {
            command.addAll(List.of(SETARCH.toString(), "-R"));
        }
        command.add(image.resolve(ApplianceImage.RUNTIME).resolve("bin/java").toString());
        command.addAll(mode);
        command.addAll(ApplianceImage.options(settings));
        command.addAll(SAME);
        command.add(ApplianceImage.placeOption(image));
        command.add("-jar");
        command.add(image.resolve(ApplianceImage.JAR).toString());
        if (!argument.isEmpty()) {
            command.add(argument);
        }
        Path said = scratch.resolve("training.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().clear();
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new BuildException("the appliance has not ended its training within " + PATIENCE_MINUTES
                        + " minutes; it said: " + text(said));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BuildException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new BuildException("the appliance cannot serve what is configured: " + text(said));
        }
    }

    private static String text(Path said) throws IOException {
        return new String(Files.readAllBytes(said), StandardCharsets.UTF_8).strip();
    }
}
