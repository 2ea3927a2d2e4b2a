package org.mpl4j.appliance.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.appliance.image.MachineImage;
import org.mpl4j.appliance.machine.ExitPort;
import org.mpl4j.appliance.machine.QemuPlan;
import org.mpl4j.servers.common.nativeio.ProcessExit;

/**
 * A virtual machine: QEMU. It has the TAP interface as a network card, its output is that of the machine's console, and a pipe of a name is the console's input: a ^C there is SIGINT for the server. It may use the system's virtualization (KVM) also where its user could
 * not open that device: in a view of files of its own, the device is its user's.
 */
final class MachineCarrier implements Carrier {
    private static final int FAILED = 1;

    /** Arguments: a folder for pipe and device, whose the device is, whether it is wanted, and the command. The folder goes when all is open; so nothing is left if who made it is killed. */
    private static final String PREPARE = """
            exec 4<&0 0<>"$1/console" || exit 1
            rm "$1/console"
            if [ "$3" = kvm ]; then
                mount -t tmpfs -o mode=700 none "$1" && cp -a /dev/kvm "$1/kvm" && chown "$2" "$1/kvm" && chmod 600 "$1/kvm" && mount --bind "$1/kvm" /dev/kvm
                umount -l "$1"
            fi
            rmdir "$1"
            shift 3
            exec "$@"
            """;

    private final MachineImage machine;
    private final RunPlan plan;
    private final ConsoleInput console;

    private MachineCarrier(MachineImage machine, RunPlan plan, ConsoleInput console) {
        this.machine = machine;
        this.plan = plan;
        this.console = console;
    }

    /**
     * Prepares one.
     *
     * @throws IOException if this appliance cannot be a machine
     */
    static MachineCarrier of(ApplianceImage image, RunPlan plan) throws IOException {
        if (plan.conduit().isPresent()
                || plan.clients().isPresent()
                || plan.directory().isPresent()) {
            throw new IOException(
                    image.folder()
                            + " is for a virtual machine, which has no conduits and takes no connections over: build it with --format dir");
        }
        for (Map.Entry<String, String> variable : plan.environment().entrySet()) {
            if (!(variable.getKey() + variable.getValue()).matches("[\\w/:-]*")) {
                throw new IOException("the command line of a kernel cannot hold " + variable);
            }
        }
        return new MachineCarrier(new MachineImage(image), plan, ConsoleInput.make());
    }

    @Override
    public List<String> preparation() throws IOException {
        return List.of(
                Programs.find("unshare", "util-linux"),
                "--mount",
                "--",
                Programs.find("sh", "dash"),
                "-c",
                PREPARE,
                "sh",
                console.folder().toString(),
                Integer.toString(plan.user()),
                isEmulated() ? "" : "kvm");
    }

    private boolean isEmulated() {
        return plan.isEmulated() || !QemuPlan.isVirtualizing();
    }

    @Override
    public List<String> command() throws IOException {
        StringBuilder append = new StringBuilder(QemuPlan.APPEND);
        // What the kernel does not know becomes a variable of its first program.
        plan.environment()
                .forEach((name, value) ->
                        append.append(' ').append(name).append('=').append(value));
        QemuPlan qemu = new QemuPlan(
                machine.kernel().toString(),
                machine.initramfs().toString(),
                append.toString(),
                forMachine(),
                machine.image().mac(),
                isEmulated());
        List<String> command = new ArrayList<>(List.of(Programs.find(QemuPlan.PROGRAM, "qemu-system-x86")));
        command.addAll(qemu.arguments("tap,id=net,fd=4", false));
        return command;
    }

    private int forMachine() throws IOException {
        return machine.memoryMegabytes(
                plan.memoryMegabytes() == 0 ? machine.image().memoryMegabytes() : plan.memoryMegabytes());
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    }

    @Override
    public int memoryMegabytes() throws IOException {
        return plan.memoryMegabytes() == 0 ? 0 : forMachine() + QemuPlan.OWN_MEGABYTES;
    }

    @Override
    public void askToStop(int process) {
        console.interrupt();
    }

    @Override
    public ProcessExit exit(ProcessExit ended) {
        return ended.isBySignal()
                ? ended
                : new ProcessExit(ExitPort.status(ended.status()).orElse(FAILED), 0, false);
    }

    @Override
    public void close() throws IOException {
        console.close();
    }
}
