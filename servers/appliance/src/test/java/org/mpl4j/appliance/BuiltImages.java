package org.mpl4j.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.appliance.build.BuildPlan;
import org.mpl4j.appliance.build.ImageFormat;
import org.mpl4j.appliance.build.ImageWriter;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.appliance.image.ServerKind;
import org.mpl4j.appliance.run.Programs;

/** Images that tests share: each of them is built once, and removed when the tests end. */
public final class BuiltImages {
    private static final Map<ServerKind, ApplianceImage> BUILT = new EnumMap<>(ServerKind.class);
    private static final Path FOLDER = folder();

    private BuiltImages() {}

    private static Path folder() {
        try {
            Path made = Files.createTempDirectory("appliances");
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(made)));
            return made;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** {@return where their configurations are} */
    public static Path sources() {
        return FOLDER;
    }

    /** {@return the one of a server} */
    public static synchronized ApplianceImage of(ServerKind server) throws Exception {
        ApplianceImage known = BUILT.get(server);
        if (known == null) {
            BuildPlan plan = switch (server) {
                case WEB -> Images.web(FOLDER);
                case DNS -> Images.dns(FOLDER);
                case SSH -> Images.ssh(FOLDER);
            };
            Path output = FOLDER.resolve(server + ".appliance");
            ImageWriter.write(plan, ImageFormat.DIR, output, line -> {});
            known = ApplianceImage.open(output);
            BUILT.put(server, known);
        }
        return known;
    }

    /** A copy of an image, without what is named; its files are links to those of the image. */
    public static Path copyWithout(ApplianceImage image, Path to, String... names) throws IOException {
        Programs.run(List.of("/bin/cp", "-al", image.folder().toString(), to.toString()));
        for (String name : names) {
            Path file = to.resolve(name);
            Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.delete(file);
            Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("r-xr-xr-x"));
        }
        return to;
    }

    /** Removes a folder in which there may be images. */
    public static void remove(Path folder) {
        try {
            // Files may be links to those of other images, whose rights stay.
            Programs.run(
                    List.of("/usr/bin/find", folder.toString(), "-type", "d", "-exec", "/bin/chmod", "u+w", "{}", "+"));
            Programs.run(List.of("/bin/rm", "-rf", folder.toString()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
