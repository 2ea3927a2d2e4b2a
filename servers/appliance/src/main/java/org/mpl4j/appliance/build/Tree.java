package org.mpl4j.appliance.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mpl4j.appliance.boot.Settings;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.appliance.run.Secrets;

/** The files of an image: nobody may write to them, and they have one date, but those that are served, whose dates are what clients compare. */
final class Tree {
    /** The date of all that is made here. */
    static final FileTime DATE = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    private static final Set<PosixFilePermission> READ = PosixFilePermissions.fromString("r--r--r--");
    private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> ENTER = PosixFilePermissions.fromString("r-xr-xr-x");

    private Tree() {}

    /** {@return all files and folders below a folder, sorted by name} */
    static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted(Comparator.comparing(Path::toString)).toList();
        }
    }

    /**
     * Copies what is to be served. Links are followed if they lead to something in the folder.
     *
     * @throws BuildException if one does not, or something is neither file nor folder
     */
    static void copySite(Path from, Path to) throws IOException, BuildException {
        Path root = from.toRealPath();
        for (Path each : all(root)) {
            Path target = to.resolve(root.relativize(each).toString());
            Path real = each.toRealPath();
            if (!real.startsWith(root)) {
                throw new BuildException(
                        each + " leads to " + real + ", out of the folder that is served: copy it there, or remove it");
            }
            if (Files.isDirectory(each)) {
                if (Files.isSymbolicLink(each)) {
                    throw new BuildException(each + " is a link to a folder: copy it there, or remove it");
                }
                Files.createDirectories(target);
            } else if (Files.isRegularFile(each)) {
                Files.copy(real, target);
                Instant changed = Files.getLastModifiedTime(real).toInstant();
                Files.setLastModifiedTime(target, FileTime.fromMillis(changed.getEpochSecond() * 1000));
            } else {
                throw new BuildException(each + " is neither a file nor a folder: only these can be served");
            }
        }
    }

    /** Takes all rights to write, and sets dates, but those of files that are served. What is secret is for the appliance alone. */
    static void seal(Path image, Settings settings) throws IOException {
        List<Path> served = settings.all("served").stream().map(image::resolve).toList();
        for (Path each : all(image).reversed()) {
            boolean isFolder = Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS);
            boolean isProgram = isFolder || Files.isExecutable(each) && isProgram(each);
            Files.setPosixFilePermissions(each, isProgram ? ENTER : READ);
            if (isFolder || served.stream().noneMatch(each::startsWith)) {
                Files.setLastModifiedTime(each, DATE);
            }
        }
        Secrets.protect(new ApplianceImage(image, settings));
    }

    /** As root, all files seem to be executable to some file systems. */
    private static boolean isProgram(Path file) throws IOException {
        return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
    }

    /** Lets the owner write to a folder itself. */
    static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, OWN);
    }

    /** Takes that right again. */
    static void close(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, ENTER);
        Files.setLastModifiedTime(folder, DATE);
    }

    /** Lets the owner write to all folders below one, so that it can be deleted. */
    static void makeWritable(Path folder) throws IOException {
        for (Path each : all(folder)) {
            if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                open(each);
            }
        }
    }
}
