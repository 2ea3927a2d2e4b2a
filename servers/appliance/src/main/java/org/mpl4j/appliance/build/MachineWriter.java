package org.mpl4j.appliance.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.appliance.boot.Settings;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.appliance.image.MachineImage;
import org.mpl4j.appliance.machine.InitPlan;
import org.mpl4j.appliance.machine.InitProgram;
import org.mpl4j.appliance.machine.KernelImage;
import org.mpl4j.appliance.machine.KernelModules;
import org.mpl4j.appliance.machine.ModuleFile;
import org.mpl4j.appliance.machine.QemuPlan;

/** Writes the folder of an image that a virtual machine boots. */
final class MachineWriter {
    private static final List<String> TRANSPORTS = List.of("virtio_mmio", "virtio_pci");
    private static final String CARD = "virtio_net";
    private static final String MODULES = "modules/";
    private static final int USER = 61_184;
    private static final int CONSOLE_MAJOR = 5;
    private static final int CONSOLE_MINOR = 1;
    private static final int FOR_KERNEL = 64;
    private static final double MEBIBYTE = 1 << 20;

    private static final String RUN = """
            #!/bin/sh
            # Starts the machine by hand: `run TAP`. The TAP interface is there, and offloads (`ip tuntap add dev TAP mode tap vnet_hdr`). ^C stops the server, ^A x the machine.
            [ $# -eq 1 ] || { echo "usage: $0 TAP" >&2; exit 2; }
            here=$(CDPATH= cd -P "$(dirname "$0")" && pwd) || exit 70
            """;

    private MachineWriter() {}

    /**
     * Writes it.
     *
     * @param to a folder that is not there yet
     */
    static void write(ApplianceImage image, KernelImage kernel, Path to) throws IOException, BuildException {
        if (!System.getProperty("os.arch").equals("amd64")) {
            throw new BuildException("images for virtual machines are made on x86-64 only, and this is "
                    + System.getProperty("os.arch") + ": use another --format");
        }
        List<Path> modules = modules(kernel);
        Files.createDirectories(to.resolve("etc"));
        Files.copy(kernel.file(), to.resolve(MachineImage.KERNEL));
        Path initramfs = to.resolve(MachineImage.INITRAMFS);
        try (OutputStream file = Files.newOutputStream(initramfs);
                CpioWriter archive = new CpioWriter(TarWriter.gzip(file))) {
            fill(archive, image, modules);
        }
        int memory = image.memoryMegabytes() + megabytes(image.folder()) + megabytes(initramfs) + FOR_KERNEL;
        Settings settings = Settings.parse(image.settings().text())
                .add(MachineImage.RELEASE, kernel.release())
                .add(MachineImage.MEMORY, memory);
        Files.writeString(to.resolve(ApplianceImage.SETTINGS), settings.text());
        writeRun(to, image.mac(), memory);
        Tree.seal(to, settings);
    }

    private static List<Path> modules(KernelImage kernel) throws IOException, BuildException {
        KernelModules modules = new KernelModules(kernel.modules());
        if (!modules.has(CARD) || TRANSPORTS.stream().noneMatch(modules::has)) {
            throw new BuildException("the kernel " + kernel.file() + " has no " + CARD + ", or none of "
                    + String.join(", ", TRANSPORTS) + ": name another one by --kernel FILE");
        }
        List<String> wanted = new ArrayList<>(TRANSPORTS);
        wanted.add(CARD);
        return modules.files(wanted);
    }

    private static void fill(CpioWriter archive, ApplianceImage image, List<Path> modules)
            throws IOException, BuildException {
        // The first program's output is the console that it finds here.
        archive.addOpenFolder("dev");
        archive.addDevice("dev/console", CONSOLE_MAJOR, CONSOLE_MINOR);
        for (String folder : List.of("proc", "sys", "tmp", "etc", MODULES)) {
            archive.addFolder(folder);
        }
        List<String> loaded = new ArrayList<>();
        for (Path module : modules) {
            String name = MODULES + ModuleFile.plainName(module);
            archive.addFile(name, ModuleFile.read(module));
            loaded.add("/" + name);
        }
        archive.addProgram(
                "init",
                InitProgram.of(new InitPlan(
                        image.name(),
                        loaded,
                        image.mac(),
                        image.mtu(),
                        image.isOffloading(),
                        ApplianceImage.command(Path.of(MachineImage.PLACE), image.settings()),
                        USER)));
        SystemLibraries.add(image, archive);
        archive.addTree(MachineImage.PLACE.substring(1) + "/", image.folder());
    }

    private static int megabytes(Path of) throws IOException {
        long bytes = 0;
        for (Path each : Tree.all(of)) {
            bytes += Files.isRegularFile(each) ? Files.size(each) : 0;
        }
        return (int) Math.ceil(bytes / MEBIBYTE);
    }

    private static void writeRun(Path to, String mac, int memory) throws IOException {
        String script = RUN + "if [ -w /dev/kvm ] && grep -qwE '" + QemuPlan.VIRTUALIZATION
                + "' /proc/cpuinfo; then\n    " + command(mac, memory, false) + "\nfi\n" + command(mac, memory, true)
                + "\n";
        Path file = to.resolve("run");
        Files.writeString(file, script, StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-xr-xr-x"));
    }

    private static String command(String mac, int memory, boolean isEmulated) {
        QemuPlan plan = new QemuPlan(
                "$here/" + MachineImage.KERNEL,
                "$here/" + MachineImage.INITRAMFS,
                QemuPlan.APPEND,
                memory,
                mac,
                isEmulated);
        StringBuilder command = new StringBuilder("exec " + QemuPlan.PROGRAM);
        for (String word : plan.arguments("tap,id=net,ifname=$1,script=no,downscript=no", true)) {
            command.append(" \"").append(word).append('"');
        }
        return command.toString();
    }
}
