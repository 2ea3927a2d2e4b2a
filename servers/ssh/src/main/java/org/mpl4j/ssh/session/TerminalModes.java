package org.mpl4j.ssh.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mpl4j.ssh.packets.ssh.SshTerminalMode;

/** Encoded terminal modes (RFC 4254 section 8, RFC 8160) as what stty(1) is told. */
final class TerminalModes {
    /** The character that stands for none. */
    private static final int NO_CHARACTER = 255;

    private TerminalModes() {}

    /** What stty is told to set what Linux has of them; what it does not have is left out. */
    static List<String> settings(SshTerminalMode.Sequence modes) {
        List<String> settings = new ArrayList<>();
        for (SshTerminalMode mode : modes) {
            if (mode.opcodeKind() != SshTerminalMode.OpcodeKind.Mode) {
                break;
            }
            add(settings, mode.opcode().tag().orElse(""), mode.asMode().argument());
        }
        return settings;
    }

    private static void add(List<String> settings, String mode, long argument) {
        String name = mode.toLowerCase(Locale.ROOT);
        switch (mode) {
            case "VINTR",
                    "VQUIT",
                    "VERASE",
                    "VKILL",
                    "VEOF",
                    "VEOL",
                    "VEOL2",
                    "VSTART",
                    "VSTOP",
                    "VSUSP",
                    "VWERASE",
                    "VLNEXT" -> character(settings, name.substring(1), argument);
            case "VREPRINT" -> character(settings, "rprnt", argument);
            case "VDISCARD" -> character(settings, "discard", argument);
            case "IGNPAR",
                    "PARMRK",
                    "INPCK",
                    "ISTRIP",
                    "INLCR",
                    "IGNCR",
                    "ICRNL",
                    "IUCLC",
                    "IXON",
                    "IXANY",
                    "IXOFF",
                    "IMAXBEL",
                    "IUTF8",
                    "ISIG",
                    "ICANON",
                    "XCASE",
                    "ECHO",
                    "ECHOE",
                    "ECHOK",
                    "ECHONL",
                    "NOFLSH",
                    "TOSTOP",
                    "IEXTEN",
                    "ECHOCTL",
                    "ECHOKE",
                    "OPOST",
                    "OLCUC",
                    "ONLCR",
                    "OCRNL",
                    "ONOCR",
                    "ONLRET",
                    "PARENB",
                    "PARODD" -> settings.add(argument == 0 ? "-" + name : name);
            case "CS7", "CS8" -> {
                if (argument != 0) {
                    settings.add(name);
                }
            }
            default -> {
                // Speeds say nothing of a terminal that is none; the rest Linux does not have.
            }
        }
    }

    private static void character(List<String> settings, String name, long argument) {
        settings.add(name);
        if (argument >= NO_CHARACTER) {
            settings.add("undef");
        } else if (argument < ' ') {
            settings.add("^" + (char) (argument + '@'));
        } else if (argument == 0x7f) {
            settings.add("^?");
        } else {
            settings.add("0x%02x".formatted(argument));
        }
    }
}
