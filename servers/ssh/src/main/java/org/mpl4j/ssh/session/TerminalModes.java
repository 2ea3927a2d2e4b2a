package org.mpl4j.ssh.session;

import static java.util.Map.entry;

import java.util.Map;
import org.mpl4j.servers.common.nativeio.TerminalSettings;
import org.mpl4j.servers.common.nativeio.TerminalSettings.Flags;
import org.mpl4j.ssh.packets.ssh.SshTerminalMode;
import org.mpl4j.ssh.packets.ssh.SshTerminalMode.Opcode;

/** Encoded terminal modes (RFC 4254 section 8, RFC 8160) and what Linux calls them ({@code termios(3)}). What Linux does not have is left out. */
final class TerminalModes {
    /** The character that stands for none. */
    private static final int NO_CHARACTER = 255;

    /** Where special characters are. */
    private static final Map<Opcode, Integer> CHARACTERS = Map.ofEntries(
            entry(Opcode.VINTR, 0),
            entry(Opcode.VQUIT, 1),
            entry(Opcode.VERASE, 2),
            entry(Opcode.VKILL, 3),
            entry(Opcode.VEOF, 4),
            entry(Opcode.VSTART, 8),
            entry(Opcode.VSTOP, 9),
            entry(Opcode.VSUSP, 10),
            entry(Opcode.VEOL, 11),
            entry(Opcode.VREPRINT, 12),
            entry(Opcode.VDISCARD, 13),
            entry(Opcode.VWERASE, 14),
            entry(Opcode.VLNEXT, 15),
            entry(Opcode.VEOL2, 16));

    private static final Map<Opcode, Flag> FLAGS = Map.ofEntries(
            entry(Opcode.IGNPAR, new Flag(Flags.INPUT, 04)),
            entry(Opcode.PARMRK, new Flag(Flags.INPUT, 010)),
            entry(Opcode.INPCK, new Flag(Flags.INPUT, 020)),
            entry(Opcode.ISTRIP, new Flag(Flags.INPUT, 040)),
            entry(Opcode.INLCR, new Flag(Flags.INPUT, 0100)),
            entry(Opcode.IGNCR, new Flag(Flags.INPUT, 0200)),
            entry(Opcode.ICRNL, new Flag(Flags.INPUT, 0400)),
            entry(Opcode.IUCLC, new Flag(Flags.INPUT, 01000)),
            entry(Opcode.IXON, new Flag(Flags.INPUT, 02000)),
            entry(Opcode.IXANY, new Flag(Flags.INPUT, 04000)),
            entry(Opcode.IXOFF, new Flag(Flags.INPUT, 010000)),
            entry(Opcode.IMAXBEL, new Flag(Flags.INPUT, 020000)),
            entry(Opcode.IUTF8, new Flag(Flags.INPUT, 040000)),
            entry(Opcode.ISIG, new Flag(Flags.LOCAL, 01)),
            entry(Opcode.ICANON, new Flag(Flags.LOCAL, 02)),
            entry(Opcode.XCASE, new Flag(Flags.LOCAL, 04)),
            entry(Opcode.ECHO, new Flag(Flags.LOCAL, 010)),
            entry(Opcode.ECHOE, new Flag(Flags.LOCAL, 020)),
            entry(Opcode.ECHOK, new Flag(Flags.LOCAL, 040)),
            entry(Opcode.ECHONL, new Flag(Flags.LOCAL, 0100)),
            entry(Opcode.NOFLSH, new Flag(Flags.LOCAL, 0200)),
            entry(Opcode.TOSTOP, new Flag(Flags.LOCAL, 0400)),
            entry(Opcode.ECHOCTL, new Flag(Flags.LOCAL, 01000)),
            entry(Opcode.ECHOKE, new Flag(Flags.LOCAL, 04000)),
            entry(Opcode.PENDIN, new Flag(Flags.LOCAL, 040000)),
            entry(Opcode.IEXTEN, new Flag(Flags.LOCAL, 0100000)),
            entry(Opcode.OPOST, new Flag(Flags.OUTPUT, 01)),
            entry(Opcode.OLCUC, new Flag(Flags.OUTPUT, 02)),
            entry(Opcode.ONLCR, new Flag(Flags.OUTPUT, 04)),
            entry(Opcode.OCRNL, new Flag(Flags.OUTPUT, 010)),
            entry(Opcode.ONOCR, new Flag(Flags.OUTPUT, 020)),
            entry(Opcode.ONLRET, new Flag(Flags.OUTPUT, 040)),
            entry(Opcode.CS7, new Flag(Flags.CONTROL, 040)),
            entry(Opcode.CS8, new Flag(Flags.CONTROL, 060)),
            entry(Opcode.PARENB, new Flag(Flags.CONTROL, 0400)),
            entry(Opcode.PARODD, new Flag(Flags.CONTROL, 01000)));

    /** What the kernel calls speeds, in bits a second. */
    private static final Map<Long, Integer> SPEEDS = Map.ofEntries(
            entry(0L, 0),
            entry(50L, 1),
            entry(75L, 2),
            entry(110L, 3),
            entry(134L, 4),
            entry(150L, 5),
            entry(200L, 6),
            entry(300L, 7),
            entry(600L, 8),
            entry(1200L, 9),
            entry(1800L, 10),
            entry(2400L, 11),
            entry(4800L, 12),
            entry(9600L, 13),
            entry(19200L, 14),
            entry(38400L, 15),
            entry(57600L, 0x1001),
            entry(115200L, 0x1002),
            entry(230400L, 0x1003),
            entry(460800L, 0x1004),
            entry(500000L, 0x1005),
            entry(576000L, 0x1006),
            entry(921600L, 0x1007),
            entry(1000000L, 0x1008),
            entry(1152000L, 0x1009),
            entry(1500000L, 0x100a),
            entry(2000000L, 0x100b),
            entry(2500000L, 0x100c),
            entry(3000000L, 0x100d),
            entry(3500000L, 0x100e),
            entry(4000000L, 0x100f));

    private TerminalModes() {}

    /** Flags of one group. */
    private record Flag(Flags group, int mask) {}

    /** Sets what a client has, in its order, up to the first opcode of which nothing is known. */
    static void apply(SshTerminalMode.Sequence modes, TerminalSettings settings) {
        for (SshTerminalMode mode : modes) {
            if (mode.opcodeKind() != SshTerminalMode.OpcodeKind.Mode) {
                break;
            }
            apply(mode.opcode(), mode.asMode().argument(), settings);
        }
    }

    private static void apply(Opcode mode, long argument, TerminalSettings settings) {
        Integer character = CHARACTERS.get(mode);
        Flag flag = FLAGS.get(mode);
        if (character != null) {
            settings.setCharacter(character, argument == NO_CHARACTER ? 0 : (int) argument);
        } else if (flag != null) {
            settings.set(flag.group, flag.mask, argument != 0);
        } else if (mode == Opcode.TtyOpOspeed && SPEEDS.containsKey(argument)) {
            // Linux has one speed for both ways.
            settings.setSpeed(SPEEDS.get(argument));
        }
    }
}
