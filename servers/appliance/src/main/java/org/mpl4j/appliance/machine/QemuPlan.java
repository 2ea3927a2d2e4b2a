package org.mpl4j.appliance.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How QEMU is to run a machine: its smallest one, {@code microvm}, with a serial console, a network card of virtio, and nothing else.
 *
 * @param kernel the kernel's file
 * @param initramfs the file of its first file system
 * @param append the kernel's command line
 * @param memoryMegabytes how much memory it has
 * @param mac the address of its network card
 * @param isEmulated whether its processor is emulated, also where the system's own could be used (KVM)
 */
public record QemuPlan(
        String kernel, String initramfs, String append, int memoryMegabytes, String mac, boolean isEmulated) {
    /** The program. */
    public static final String PROGRAM = "qemu-system-x86_64";

    /** What the kernel is told: where its console is, and that it ends with its first program. */
    public static final String APPEND =
            "console=ttyS0 quiet loglevel=3 panic=-1 reboot=t rootfstype=ramfs ipv6.disable=1";

    /** How much QEMU may take for itself: translated code, where it emulates. */
    public static final int OWN_MEGABYTES = 192;

    /** This machine has no timer that the kernel could measure its clock by; with {@code -icount} the clock has a tick a nanosecond. KVM tells the kernel how fast it is. */
    private static final String CLOCK = " tsc_early_khz=1000000";

    private static final String TRANSLATED_MEGABYTES = "64";
    private static final Path DEVICE = Path.of("/dev/kvm");
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    /** How the flags of a processor say that it can run machines; without them {@code /dev/kvm} may be there, as in some machines, but does not run any kernel. */
    public static final String VIRTUALIZATION = "vmx|svm";

    private static final Pattern FLAG = Pattern.compile("(?m)^flags\\s*:.*\\b(" + VIRTUALIZATION + ")\\b");

    /** Whether this system's processor can run machines (KVM). */
    public static boolean isVirtualizing() {
        try {
            return Files.exists(DEVICE)
                    && FLAG.matcher(Files.readString(PROCESSORS)).find();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * {@return its arguments}
     *
     * @param net what is at the other end of the network card, as {@code -netdev} takes it, with {@code id=net}
     * @param isByHand whether somebody sits at the console: ^A x ends QEMU
     */
    public List<String> arguments(String net, boolean isByHand) {
        List<String> words = new ArrayList<>(List.of("-M", "microvm"));
        if (isEmulated) {
            words.addAll(List.of("-accel", "tcg,tb-size=" + TRANSLATED_MEGABYTES, "-icount", "shift=auto"));
        } else {
            words.addAll(List.of("-accel", "kvm"));
        }
        words.addAll(List.of("-cpu", "max", "-m", memoryMegabytes + "M"));
        words.addAll(List.of("-nodefaults", "-no-user-config", "-display", "none", "-no-reboot"));
        words.addAll(List.of("-kernel", kernel, "-initrd", initramfs, "-append", isEmulated ? append + CLOCK : append));
        words.addAll(List.of("-netdev", net, "-device", "virtio-net-device,netdev=net,mac=" + mac));
        if (isByHand) {
            words.addAll(List.of("-serial", "mon:stdio"));
        } else {
            words.addAll(List.of("-chardev", "stdio,id=console,signal=off", "-serial", "chardev:console"));
        }
        words.addAll(List.of(
                "-device",
                "isa-debug-exit,iobase=0x" + Integer.toHexString(ExitPort.PORT) + ",iosize=" + ExitPort.PORTS));
        words.addAll(List.of("-sandbox", "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny"));
        return words;
    }
}
