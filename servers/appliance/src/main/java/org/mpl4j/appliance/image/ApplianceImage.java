package org.mpl4j.appliance.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mpl4j.appliance.boot.Settings;

/**
 * An image as a folder: a runtime of Java, jars, the cache of their classes, the configuration, and what is served. What is known of it stands in {@code etc/appliance.settings}.
 *
 * @param folder absolute
 * @param settings all that was baked in
 */
public record ApplianceImage(Path folder, Settings settings) {
    /** The runtime, below the folder. */
    public static final String RUNTIME = "runtime";

    /** What it is started by, below the folder. */
    public static final String JAR = "lib/appliance.jar";

    /** The classes, below the folder. */
    public static final String CLASSES = "lib/classes.jar";

    /** The cache of classes, below the folder. */
    public static final String CACHE = "lib/appliance.aot";

    /** What was baked in, below the folder. */
    public static final String SETTINGS = "etc/appliance.settings";

    /** What web servers serve, below the folder. */
    public static final String SITE = "site";

    private static final String PROGRAM = RUNTIME + "/bin/java";

    /** Variables that its process has: glibc keeps less of what was used before, as threads do not have heaps of their own. */
    public static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "1");

    private static final String PLACE = "-Dmpl.appliance=";

    /**
     * Opens an image.
     *
     * @param folder where {@code mpl-appliance build} has written it, or where its archive was unpacked
     * @throws IOException if it is none, with what to do about it
     */
    public static ApplianceImage open(Path folder) throws IOException {
        Path file = folder.resolve(SETTINGS);
        if (Files.isRegularFile(folder)) {
            throw new IOException(folder + " is a file: unpack it first (`tar -xpf " + folder
                    + "`), and say the folder that comes out; or build it with --format dir");
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException(folder + " is no image: there is no " + SETTINGS
                    + " in it; `mpl-appliance build --help` tells how one is made");
        }
        ApplianceImage image;
        try {
            image = new ApplianceImage(folder.toRealPath(), Settings.read(file));
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        for (String part : MachineImage.is(image) ? MachineImage.PARTS : List.of(JAR, PROGRAM)) {
            if (!Files.isRegularFile(folder.resolve(part))) {
                throw new IOException(folder + " is not whole: there is no " + part
                        + " in it; unpack it once more, or build it anew");
            }
        }
        return image;
    }

    /** {@return what it serves} */
    public ServerKind server() throws IOException {
        String name = settings.get("server");
        try {
            return ServerKind.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IOException("the image is one of a server `" + name + "`, which is unknown here", e);
        }
    }

    /** {@return files that nobody but the appliance may read, below the folder; for a virtual machine, that which they are in} */
    public List<String> secrets() {
        List<String> names = settings.all("secret");
        return names.isEmpty() || !MachineImage.is(this) ? names : List.of(MachineImage.INITRAMFS);
    }

    /** {@return its name} */
    public String name() throws IOException {
        return settings.get("name");
    }

    /** {@return the address of its station, such as {@code 02:00:00:00:00:01}} */
    public String mac() throws IOException {
        return settings.get("mac");
    }

    /** {@return its addresses, each with the length of its network's prefix} */
    public List<String> addresses() {
        return settings.all("address");
    }

    /** {@return where it sends what goes to other networks} */
    public List<String> gateways() {
        return settings.all("gateway");
    }

    /** {@return the ports that it listens on, as {@code tcp/80}} */
    public List<String> ports() {
        return settings.all("port");
    }

    /** {@return how long its packets may be, in bytes} */
    public int mtu() throws IOException {
        return (int) settings.number("mtu");
    }

    /** {@return whether its TAP has a header of virtio-net before each frame} */
    public boolean isOffloading() throws IOException {
        return Boolean.parseBoolean(settings.get("offload"));
    }

    /** {@return how much memory it may take, in MiB} */
    public int memoryMegabytes() throws IOException {
        return (int) settings.number("memory");
    }

    /** {@return the command that starts it, with absolute paths; its standard input is the TAP interface} */
    public List<String> command() throws IOException {
        return command(folder, settings);
    }

    /** {@return the command that starts an image in a folder} */
    public static List<String> command(Path folder, Settings settings) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(folder.resolve(PROGRAM).toString());
        command.add("-XX:AOTCache=" + folder.resolve(CACHE));
        command.addAll(options(settings));
        command.add(PLACE + folder);
        command.add("-jar");
        command.add(folder.resolve(JAR).toString());
        return command;
    }

    /** {@return the options of its JVM, but the cache} */
    public static List<String> options(Settings settings) {
        return settings.all("jvm");
    }

    /** {@return the option that says where an image is} */
    public static String placeOption(Path folder) {
        return PLACE + folder;
    }
}
