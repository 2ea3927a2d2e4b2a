package org.mpl4j.appliance.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.mpl4j.appliance.boot.Settings;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.appliance.image.ServerKind;
import org.mpl4j.servers.common.config.ConfigException;
import org.mpl4j.tcpip.socket.StackPlan;

/** Makes the folder of an image. */
public final class ImageBuilder {
    private static final int LEAST_MEMORY = 24;
    private static final String NAME = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";
    private static final int HEAP_PART = 2;

    private static final String RUN = """
            #!/bin/sh
            # Starts the appliance. Its standard input is a TAP interface: `mpl-appliance run` makes one, and starts the same program.
            here=$(CDPATH= cd -P "$(dirname "$0")" && pwd) || exit 70
            """;

    private ImageBuilder() {}

    /**
     * Makes it.
     *
     * @param plan what is to be made
     * @param image a folder that is not there yet
     * @param scratch a folder for what is not part of the image
     * @param say is told what was made beside the image, a line each
     * @throws ConfigException with all that is wrong with the server's configuration
     * @throws BuildException if something else is in the way
     */
    public static ApplianceImage build(BuildPlan plan, Path image, Path scratch, Consumer<String> say)
            throws IOException, ConfigException, BuildException {
        Settings settings = assemble(plan, image, say);
        Files.setPosixFilePermissions(image.resolve("lib"), PosixFilePermissions.fromString("rwxr-xr-x"));
        CacheTrainer.train(image, scratch, settings);
        Tree.seal(image, settings);
        return ApplianceImage.open(image);
    }

    /** Makes all but the cache of classes. */
    static Settings assemble(BuildPlan plan, Path image, Consumer<String> say)
            throws IOException, ConfigException, BuildException {
        check(plan);
        if (!Files.exists(plan.config())) {
            throw new BuildException("there is no " + plan.config() + ", which --config names");
        }
        Files.createDirectories(image.resolve("etc"));
        Files.createDirectories(image.resolve("lib"));
        Settings settings = settings(plan);
        baker(plan.server(), say).bake(plan.config(), image, settings);
        if (settings.all("port").isEmpty()) {
            throw new BuildException(plan.config() + ": it listens nowhere");
        }
        Files.writeString(image.resolve(ApplianceImage.SETTINGS), settings.text());
        jars(plan.server(), image);
        RuntimeLinker.link(plan.server().modules(), image.resolve(ApplianceImage.RUNTIME));
        writeRun(image, settings);
        Tree.seal(image, settings);
        return settings;
    }

    private static void check(BuildPlan plan) throws BuildException {
        if (!plan.name().matches(NAME)) {
            throw new BuildException("--name `" + plan.name()
                    + "` is no name of a host: it has small letters, digits and hyphens inside, 63 at the most");
        }
        if (plan.addresses().isEmpty()) {
            throw new BuildException("an appliance needs an address: --address 192.0.2.2/24");
        }
        if (plan.memoryMegabytes() < LEAST_MEMORY) {
            throw new BuildException("--memory is at least " + LEAST_MEMORY + ", not " + plan.memoryMegabytes());
        }
        try {
            StackPlan.Draft draft = StackPlan.tap("appliance").mtu(plan.mtu()).mac(mac(plan));
            plan.addresses().forEach(draft::address);
            plan.gateways().forEach(draft::gateway);
            draft.plan();
        } catch (IllegalArgumentException e) {
            throw new BuildException(String.valueOf(e.getMessage()), e);
        }
    }

    private static String mac(BuildPlan plan) {
        return plan.mac().isEmpty() ? StationAddress.of(plan.name()) : plan.mac();
    }

    private static Settings settings(BuildPlan plan) {
        Settings settings = new Settings();
        settings.add("server", plan.server()).add("name", plan.name()).add("mac", mac(plan));
        plan.addresses().forEach(address -> settings.add("address", address));
        plan.gateways().forEach(gateway -> settings.add("gateway", gateway));
        settings.add("mtu", plan.mtu()).add("offload", plan.isOffloading());
        settings.add("memory", plan.memoryMegabytes());
        for (String option : List.of(
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xms4m",
                "-Xmx" + plan.memoryMegabytes() / HEAP_PART + "m",
                "-XX:ReservedCodeCacheSize=24m",
                // Tables of symbols and texts are large and all touched at the start; nearly all that is in them is in
                // the cache.
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:SymbolTableSize=4096",
                "-XX:StringTableSize=4096",
                // What a start calls some hundred times is not worth being compiled.
                "-XX:CompileThresholdScaling=2",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                "-XX:-AOTReplayTraining",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Dfile.encoding=UTF-8",
                "-Dsun.jnu.encoding=UTF-8",
                "-Djdk.reflect.useNativeAccessorOnly=true",
                "-Djava.nio.channels.spi.SelectorProvider=sun.nio.ch.EPollSelectorProvider",
                "-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider",
                "-Dslf4j.internal.verbosity=WARN")) {
            settings.add("jvm", option);
        }
        plan.tuning().options().forEach(option -> settings.add("jvm", option));
        return settings;
    }

    private static Baker baker(ServerKind server, Consumer<String> say) {
        return switch (server) {
            case WEB -> new WebBaker();
            case DNS -> new DnsBaker();
            case SSH -> new SshBaker(say);
        };
    }

    private static void jars(ServerKind server, Path image) throws IOException {
        Path classes = image.resolve(ApplianceImage.CLASSES);
        try (ClassPath path = ClassPath.ofThisProcess()) {
            SortedMap<String, byte[]> files = new ClassClosure(path).of(server.mainClass());
            files.replaceAll((name, content) -> isClass(name) ? PlainCode.of(content) : content);
            SortedMap<String, byte[]> others = new TreeMap<>(files);
            others.keySet().removeIf(ImageBuilder::isClass);
            files.keySet().removeIf(name -> !isClass(name));
            ImageJar.write(classes, "", files);
            ImageJar.writeStarter(
                    image.resolve(ApplianceImage.JAR),
                    server.mainClass(),
                    classes.getFileName().toString(),
                    others);
        }
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class");
    }

    private static void writeRun(Path image, Settings settings) throws IOException {
        StringBuilder script = new StringBuilder(RUN);
        ApplianceImage.ENVIRONMENT.forEach((name, value) ->
                script.append("export ").append(name).append('=').append(value).append('\n'));
        script.append("exec");
        for (String word : ApplianceImage.command(Path.of("/image"), settings)) {
            script.append(" \"").append(word.replace("/image", "$here")).append('"');
        }
        Path file = image.resolve("run");
        Files.writeString(file, script.append('\n').toString(), StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-xr-xr-x"));
    }
}
