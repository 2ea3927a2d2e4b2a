package org.mpl4j.appliance.machine;

import java.nio.charset.StandardCharsets;
import org.mpl4j.appliance.machine.X86Code.Condition;
import org.mpl4j.appliance.machine.X86Code.Label;
import org.mpl4j.appliance.machine.X86Code.Register;

/**
 * The first program of a machine, {@code /init}: mounts what the JVM looks at, loads modules, opens the interface, and starts the server, whose standard input the interface's packet socket is, without rights, as the leader of the session of the serial console: a ^C that comes there is SIGINT. It waits until the
 * server ends, tells how, and turns the machine off. Nobody needs a compiler for it, and there is no shell.
 */
public final class InitProgram {
    /** Said when the kernel has started this. */
    public static final String KERNEL_IS_UP = "the kernel is up";

    /** Said when frames can come. */
    public static final String INTERFACE_IS_UP = "the interface is up";

    private static final String TERMINAL = "/dev/ttyS0";
    private static final int OUTPUT = 1;
    private static final int ERRORS = 2;
    private static final int READ_WRITE = 2;
    private static final int CLOSE_ON_EXEC = 0x8_0000;

    private static final int MS_NOSUID = 2;
    private static final int MS_NODEV = 4;
    private static final int MS_NOEXEC = 8;
    private static final int MS_READ_ONLY = 1;
    private static final int MS_REMOUNT = 32;

    private static final int TCSETS = 0x5402;
    private static final int TCSBRK = 0x5409;
    private static final int TERMIOS_SIZE = 36;
    private static final int TERMIOS_CONTROL = 8;
    private static final int TERMIOS_LOCAL = 12;
    private static final int TERMIOS_INTERRUPT = 17;
    private static final int B115200_CS8_CREAD_CLOCAL = 0x18b2;
    private static final int ISIG = 1;
    private static final int CONTROL_C = 3;

    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final long REBOOT_1 = 0xfee1_deadL;
    private static final int REBOOT_2 = 672_274_793;
    private static final int POWER_OFF = 0x4321_fedc;
    private static final int RESTART = 0x0123_4567;
    private static final int SIGNAL_BITS = 0x7f;
    private static final int SHELL_SIGNAL = 128;
    private static final int KEPT = 0x3f;

    private static final Register ENVIRONMENT = Register.RBX;
    private static final Register CHILD = Register.R13;
    private static final Register OPENED = Register.R14;
    private static final Register TOLD = Register.R14;

    private final InitPlan plan;
    private final CallProgram program;
    private final X86Code code;
    private final ProgramData data;

    private InitProgram(InitPlan plan) {
        this.plan = plan;
        program = new CallProgram(plan.name());
        code = program.code();
        data = program.data();
    }

    /** {@return the program, for x86-64} */
    public static byte[] of(InitPlan plan) {
        return new InitProgram(plan).write();
    }

    private byte[] write() {
        Label child = new Label();
        Label end = new Label();
        code.findEnvironment();
        code.set(CHILD, -1);
        program.call(SystemCall.IOCTL, OUTPUT, TCSETS, data.add(terminal()));
        program.say(KERNEL_IS_UP);
        mount("proc", "/proc", MS_NOSUID | MS_NODEV | MS_NOEXEC);
        mount("devtmpfs", "/dev", MS_NOSUID | MS_NOEXEC);
        plan.modules().forEach(this::load);
        new InterfaceCalls(program, plan).write();
        program.say(INTERFACE_IS_UP);
        program.call(SystemCall.MOUNT, 0, data.text("/"), 0, MS_REMOUNT | MS_READ_ONLY | MS_NOSUID | MS_NODEV, 0);
        program.require("make its files read-only");
        program.call(SystemCall.FORK);
        program.require("start a process");
        code.move(CHILD, Register.RAX);
        code.test(CHILD);
        code.jump(Condition.ZERO, child);
        await(end);
        code.place(end);
        turnOff();
        code.place(child);
        serve();
        program.whenFailed();
        fail(end);
        return program.toBytes();
    }

    private void mount(String type, String place, int flags) {
        int name = data.text(type);
        program.call(SystemCall.MOUNT, name, data.text(place), name, flags, 0);
        program.require("mount " + place);
    }

    private void load(String module) {
        program.call(SystemCall.OPEN, data.text(module), CLOSE_ON_EXEC);
        program.require("open " + module);
        code.move(OPENED, Register.RAX);
        program.call(SystemCall.FINIT_MODULE, OPENED, data.text(""), 0);
        program.require("load " + module);
        program.call(SystemCall.CLOSE, OPENED);
    }

    /** What is written is not changed, what is read is not kept, and ^C is a signal. */
    private static byte[] terminal() {
        byte[] termios = new byte[TERMIOS_SIZE];
        System.arraycopy(
                ProgramData.littleEndian(B115200_CS8_CREAD_CLOCAL), 0, termios, TERMIOS_CONTROL, Integer.BYTES);
        System.arraycopy(ProgramData.littleEndian(ISIG), 0, termios, TERMIOS_LOCAL, Integer.BYTES);
        termios[TERMIOS_INTERRUPT] = CONTROL_C;
        return termios;
    }

    /** Processes that nobody waits for are given to the first one: it waits for all. */
    private void await(Label end) {
        Label again = new Label();
        Label signal = new Label();
        Label plain = new Label();
        Label tell = new Label();
        int status = data.number(0);
        code.place(again);
        program.call(SystemCall.WAIT4, -1, status, 0, 0);
        program.require("wait for the server");
        code.compare(Register.RAX, CHILD);
        code.jump(Condition.NOT_ZERO, again);
        code.loadByte(Register.RAX, status);
        code.and(SIGNAL_BITS);
        code.test(Register.RAX);
        code.jump(Condition.NOT_ZERO, signal);
        code.loadByte(Register.RAX, status + 1);
        code.compare(SHELL_SIGNAL);
        code.jump(Condition.BELOW, plain);
        code.place(signal);
        code.and(KEPT);
        code.or(ExitPort.SIGNAL);
        code.jump(Condition.ALWAYS, tell);
        code.place(plain);
        code.add(ExitPort.MORE);
        code.place(tell);
        code.move(TOLD, Register.RAX);
        code.jump(Condition.ALWAYS, end);
    }

    private void turnOff() {
        // Until all that was written is out.
        program.call(SystemCall.IOCTL, OUTPUT, TCSBRK, 1);
        program.call(SystemCall.IOPERM, ExitPort.PORT, ExitPort.PORTS, 1);
        code.test(Register.RAX);
        Label noPorts = new Label();
        code.jump(Condition.NEGATIVE, noPorts);
        code.move(Register.RAX, TOLD);
        code.set(Register.RDX, ExitPort.PORT);
        code.out();
        // On another machine than QEMU's.
        code.place(noPorts);
        program.call(SystemCall.REBOOT, REBOOT_1, REBOOT_2, POWER_OFF, 0);
        program.call(SystemCall.REBOOT, REBOOT_1, REBOOT_2, RESTART, 0);
        program.call(SystemCall.EXIT, ExitPort.FAILED);
    }

    private void serve() {
        program.call(SystemCall.SETSID);
        Label noTerminal = new Label();
        program.call(SystemCall.OPEN, data.text(TERMINAL), READ_WRITE | CLOSE_ON_EXEC);
        code.test(Register.RAX);
        code.jump(Condition.NEGATIVE, noTerminal);
        code.move(OPENED, Register.RAX);
        program.call(SystemCall.DUP2, OPENED, OUTPUT);
        program.call(SystemCall.DUP2, OPENED, ERRORS);
        code.place(noTerminal);
        program.call(SystemCall.DUP2, InterfaceCalls.SOCKET, 0);
        program.require("use the interface");
        program.call(SystemCall.SETGROUPS, 0, 0);
        program.require("leave all groups");
        program.call(SystemCall.SETRESGID, plan.user(), plan.user(), plan.user());
        program.require("change its group");
        program.call(SystemCall.SETRESUID, plan.user(), plan.user(), plan.user());
        program.require("change its user");
        program.call(SystemCall.PRCTL, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        program.require("give up rights");
        int arguments = data.texts(plan.command());
        program.call(
                SystemCall.EXECVE,
                data.add((plan.command().getFirst() + "\0").getBytes(StandardCharsets.UTF_8)),
                arguments,
                ENVIRONMENT);
        program.require("run " + plan.command().getFirst());
    }

    private void fail(Label end) {
        Label isFirst = new Label();
        code.test(CHILD);
        code.jump(Condition.NOT_ZERO, isFirst);
        program.call(SystemCall.EXIT, ExitPort.FAILED);
        code.place(isFirst);
        code.set(TOLD, ExitPort.FAILED + ExitPort.MORE);
        code.jump(Condition.ALWAYS, end);
    }
}
