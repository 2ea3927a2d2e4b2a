package org.mpl4j.summon.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.servers.common.nativeio.ProcessSignals;
import org.mpl4j.tcpip.socket.HostStack;

/** An image of {@link UploadAppliance}: the runtime and settings of a web server's, other classes, and no cache of them. */
record UploadImage(Path folder) {
    static final String STEP = "etc/step";

    /** Where an appliance stops itself. */
    enum Step {
        /** Nowhere. */
        NEVER,
        /** Before it connects to its conduit. */
        BEGIN,
        /** It knows its host, and has not said yet that it could serve. */
        OFFERED,
        /** It has the interface, and not yet what belongs to it. */
        TAKING,
        /** It has said that all is its own, and accepts nobody yet. */
        TAKEN,
        /** It was told to stop. */
        STOPPING,
        /** Nowhere, but it starts another process, which does not end when it ends. */
        PARENT
    }

    static UploadImage make(Path folder, Path web) throws IOException, InterruptedException {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        Files.createDirectories(folder.resolve("etc"));
        Files.createSymbolicLink(folder.resolve(ApplianceImage.RUNTIME), web.resolve(ApplianceImage.RUNTIME));
        Files.copy(web.resolve(ApplianceImage.SETTINGS), folder.resolve(ApplianceImage.SETTINGS));
        List<String> parts = new ArrayList<>();
        for (Class<?> one : List.of(UploadAppliance.class, HostStack.class, ProcessSignals.class, PacketWriter.class)) {
            parts.add(copy(place(one), lib, parts.size()));
        }
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, UploadAppliance.class.getName());
        attributes.put(Attributes.Name.CLASS_PATH, String.join(" ", parts));
        attributes.putValue("Enable-Native-Access", "ALL-UNNAMED");
        new JarOutputStream(Files.newOutputStream(folder.resolve(ApplianceImage.JAR)), manifest).close();
        UploadImage image = new UploadImage(folder);
        image.stopAt(Step.NEVER);
        assertThat(Machine.run("chmod", "-R", "a+rX", folder.toString()).status())
                .isZero();
        return image;
    }

    private static Path place(Class<?> one) throws IOException {
        try {
            return Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static String copy(Path from, Path lib, int number) throws IOException, InterruptedException {
        boolean isFolder = Files.isDirectory(from);
        String name = "part" + number + (isFolder ? "" : ".jar");
        assertThat(Machine.run("cp", "-r", from.toString(), lib.resolve(name).toString())
                        .status())
                .isZero();
        return isFolder ? name + "/" : name;
    }

    /** Says where those stop that start from now on. */
    void stopAt(Step step) throws IOException {
        Path draft = Files.writeString(folder.resolve(STEP + ".new"), step.name());
        Files.move(draft, folder.resolve(STEP), StandardCopyOption.ATOMIC_MOVE);
    }
}
