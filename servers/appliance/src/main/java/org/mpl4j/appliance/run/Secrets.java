package org.mpl4j.appliance.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.mpl4j.appliance.image.ApplianceImage;

/**
 * Files of an image that nobody but its appliance may read, such as private keys. They belong to somebody else, as all of the image does, who alone could let others write to them; the group of the appliance may read them, which is
 * nobody else's.
 */
public final class Secrets {
    private static final Set<PosixFilePermission> GROUP_READS = PosixFilePermissions.fromString("r--r-----");
    private static final String GROUP = "unix:gid";

    private Secrets() {}

    /** Takes them away from others, and gives them to the appliance's group if this process may do that. */
    public static void protect(ApplianceImage image) throws IOException {
        for (String name : image.secrets()) {
            Path file = image.folder().resolve(name);
            Files.setPosixFilePermissions(file, GROUP_READS);
            try {
                Files.setAttribute(file, GROUP, UserNumbers.of(image.name()));
            } catch (IOException e) {
                // Who is not root cannot; who starts the appliance is.
            }
        }
    }

    /**
     * Sees that an appliance can read them, and nobody else.
     *
     * @param group that it runs as
     * @throws IOException if others can, or it cannot be given to it, with what to do about it
     */
    static void give(ApplianceImage image, int group) throws IOException {
        for (String name : image.secrets()) {
            Path file = image.folder().resolve(name);
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (!permissions.equals(GROUP_READS)) {
                throw new IOException(file + ", which is secret, has the rights "
                        + PosixFilePermissions.toString(permissions) + ": `chmod 440 " + file
                        + "`, and think about whether somebody has read it");
            }
            if ((int) Files.getAttribute(file, GROUP) != group) {
                try {
                    Files.setAttribute(file, GROUP, group);
                } catch (IOException e) {
                    throw new IOException(
                            file + " cannot be given to the appliance: `chgrp " + group + " " + file + "` does that",
                            e);
                }
            }
        }
    }
}
