package org.mpl4j.compiler.cli.manual;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** A manual page, from what {@code --help} is made of. */
public final class ManPage {
    /**
     * What a page says of the version that it belongs to.
     *
     * @param version of the command
     * @param date as {@code 2026-01-31}
     */
    public record Edition(String version, String date) {}

    private final CommandSpec spec;
    private final UsageMessageSpec usage;
    private final Roff roff = new Roff();

    private ManPage(CommandSpec spec) {
        this.spec = spec;
        this.usage = spec.usageMessage();
    }

    /** The page in roff, as man(7) has it. */
    public static String of(CommandSpec spec, Edition edition) {
        ManPage page = new ManPage(spec);
        page.title(edition);
        page.synopsis();
        page.arguments();
        page.subcommands();
        page.exitCodes();
        page.examples();
        page.seeAlso();
        return page.roff.text();
    }

    private static String pageName(CommandSpec command) {
        return command.qualifiedName("-");
    }

    /** The first sentence of the description, as tables of contents have it. */
    private static String purpose(CommandSpec command) {
        String first = plain(command.usageMessage().description()[0]);
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }

    /** Text of the model, without its marks for colours and its format directives. */
    private static String plain(String text) {
        return Help.Ansi.OFF.string(String.format(text));
    }

    private void title(Edition edition) {
        roff.macro(
                "TH",
                pageName(spec).toUpperCase(Locale.ROOT),
                "1",
                edition.date(),
                spec.root().name() + " " + edition.version(),
                "MPL for Java");
        roff.section("NAME");
        roff.line(pageName(spec) + " - " + purpose(spec));
    }

    private void synopsis() {
        roff.section("SYNOPSIS");
        String synopsis = plain(new Help(spec, Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0));
        roff.line(synopsis.replaceAll("\\s+", " ").strip());
        roff.section("DESCRIPTION");
        roff.paragraphs(Arrays.stream(usage.description()).map(ManPage::plain).toList());
    }

    private void arguments() {
        List<PositionalParamSpec> positional =
                spec.positionalParameters().stream().filter(p -> !p.hidden()).toList();
        if (!positional.isEmpty()) {
            roff.section("ARGUMENTS");
            for (PositionalParamSpec argument : positional) {
                roff.entry(Roff.italic(argument.paramLabel()));
                describe(argument);
            }
        }
        roff.section("OPTIONS");
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                roff.entry(names(option));
                describe(option);
            }
        }
    }

    private static String names(OptionSpec option) {
        String names = Arrays.stream(option.names())
                .map(Roff::bold)
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
        return option.arity().max() == 0 ? names : names + "=" + Roff.italic(option.paramLabel());
    }

    private void describe(ArgSpec argument) {
        for (String line : argument.description()) {
            roff.line(plain(line));
        }
    }

    private void subcommands() {
        if (!spec.subcommands().isEmpty()) {
            roff.section("COMMANDS");
        }
        spec.subcommands().forEach((name, command) -> {
            if (!command.getCommandSpec().usageMessage().hidden()) {
                roff.entry(Roff.bold(pageName(command.getCommandSpec())) + "(1)");
                roff.line(plain(command.getCommandSpec().usageMessage().description()[0]));
            }
        });
    }

    private void exitCodes() {
        Map<String, String> codes = usage.exitCodeList();
        if (!codes.isEmpty()) {
            roff.section("EXIT STATUS");
            codes.forEach((code, meaning) -> {
                roff.entry(Roff.bold(code));
                roff.line(plain(meaning));
            });
        }
    }

    private void examples() {
        if (usage.footer().length > 0) {
            roff.section("EXAMPLES");
            roff.paragraphs(Arrays.stream(usage.footer()).map(ManPage::plain).toList());
        }
    }

    private void seeAlso() {
        roff.section("SEE ALSO");
        if (spec.parent() != null) {
            roff.line(Roff.bold(pageName(spec.parent())) + "(1),");
        }
        roff.line("https://github.com/mpl4j/mpl-java");
    }
}
