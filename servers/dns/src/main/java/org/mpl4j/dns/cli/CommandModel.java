package org.mpl4j.dns.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.servers.common.operate.BuildVersion;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What {@code mpl-dns} understands, for picocli: help, errors, commands. Only this package knows it, and only where {@link ServeOptions#read} gives up. */
final class CommandModel {
    static final String RELOAD = "reload";
    static final String FREEZE = "freeze";
    static final String THAW = "thaw";
    static final String STATUS = "status";
    static final String STOP = "stop";
    static final String SELF_TEST = "self-test";
    static final String DS = "ds";

    private CommandModel() {}

    static CommandSpec make() {
        CommandSpec spec = command("mpl-dns", "An authoritative DNS server.", true)
                .addSubcommand(RELOAD, command(RELOAD, "Make a running server load its zones anew.", true))
                .addSubcommand(
                        FREEZE,
                        command(FREEZE, "Have zone files hold all updates, and take no more, to edit the files.", true))
                .addSubcommand(THAW, command(THAW, "Read edited zone files, and take updates again.", true))
                .addSubcommand(STATUS, command(STATUS, "Say how a running server is.", true))
                .addSubcommand(STOP, command(STOP, "Stop a running server.", true))
                .addSubcommand(
                        DS,
                        command(
                                DS,
                                "Print the DS records of the zones that are signed here, for the zones above; makes keys where there are none.",
                                true))
                .addSubcommand(
                        SELF_TEST, command(SELF_TEST, "Serve the demo zone on a free port, ask it, and stop.", false));
        spec.versionProvider(() -> new String[] {BuildVersion.of("mpl-dns", CommandModel.class)});
        spec.usageMessage()
                .description(
                        "An authoritative DNS server.",
                        "",
                        "Without options it serves a demo zone at 127.0.0.1:5353 and says how to ask it. It reloads on SIGHUP, and stops on SIGTERM and SIGINT when what was asked is answered.",
                        "")
                .footer(
                        "",
                        "Examples:",
                        "  mpl-dns --zone example.org=example.org.zone --listen 127.0.0.1:5353",
                        "  mpl-dns --config /etc/mpl-dns/mpl-dns.yaml --check",
                        "  mpl-dns reload --config /etc/mpl-dns/mpl-dns.yaml",
                        "");
        return spec;
    }

    private static CommandSpec command(String name, String description, boolean hasFlags) {
        CommandSpec spec = CommandSpec.create().name(name).mixinStandardHelpOptions(true);
        spec.usageMessage().description(description).sortOptions(false).autoWidth(true);
        for (Flag flag : hasFlags ? Flag.values() : new Flag[0]) {
            OptionSpec.Builder option =
                    OptionSpec.builder(flag.names().toArray(String[]::new)).description(flag.description());
            if (flag.parameter() == null) {
                option.type(boolean.class);
            } else {
                option.type(List.class).auxiliaryTypes(String.class).paramLabel(flag.parameter());
            }
            spec.addOption(option.build());
        }
        return spec;
    }

    /** The flags of a command. */
    static ServeOptions options(ParseResult result) {
        Map<Flag, List<String>> values = new EnumMap<>(Flag.class);
        for (Flag flag : Flag.values()) {
            if (result.hasMatchedOption(flag.names().getFirst())) {
                List<String> all = new ArrayList<>();
                if (result.matchedOptionValue(flag.names().getFirst(), (Object) "") instanceof List<?> list) {
                    list.forEach(value -> all.add(String.valueOf(value)));
                }
                values.put(flag, all);
            }
        }
        return new ServeOptions(values);
    }
}
