package org.mpl4j.appliance.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.mpl4j.appliance.image.SizeReport.Size;

/** What takes the space of an image that a virtual machine boots: what its initramfs has, and the kernel. */
final class MachineSizes {
    private static final String KERNEL = "the kernel, as it is";
    private static final String MODULES = "modules of the kernel";
    private static final String INIT = "the first program";
    private static final String LIBRARIES = "libraries of C";
    private static final String FOLDER = MachineImage.PLACE.substring(1) + "/";

    private MachineSizes() {}

    static SizeReport of(MachineImage machine) throws IOException {
        Map<String, Size> parts = SizeReport.empty(List.of(KERNEL, MODULES, INIT, LIBRARIES));
        long kernel = Files.size(machine.kernel());
        parts.put(KERNEL, new Size(kernel, kernel));
        try (InputStream file = Files.newInputStream(machine.initramfs());
                CpioArchiveInputStream archive = new CpioArchiveInputStream(new GZIPInputStream(file))) {
            for (CpioArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (entry.isRegularFile()) {
                    parts.merge(part(entry.getName()), SizeReport.size(archive), Size::plus);
                }
            }
        }
        return new SizeReport(parts);
    }

    private static String part(String name) {
        if (name.startsWith(FOLDER)) {
            return SizeReport.part(name.substring(FOLDER.length()));
        }
        if (name.startsWith("modules/")) {
            return MODULES;
        }
        return name.equals("init") ? INIT : LIBRARIES;
    }
}
