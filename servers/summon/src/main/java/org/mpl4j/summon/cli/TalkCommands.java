package org.mpl4j.summon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.config.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Commands that talk to a directory that runs. */
final class TalkCommands {
    private static final String CLEAR = "\u001b[H\u001b[2J";

    private TalkCommands() {}

    /** What all of them have. */
    abstract static class Talk implements Callable<Integer> {
        @Mixin
        private @Nullable WhereOptions where;

        @Spec
        private @Nullable CommandSpec spec;

        String ask(String line) throws IOException, ConfigException {
            if (where == null) {
                throw new IllegalStateException("picocli has not made it");
            }
            return where.ask(line);
        }

        PrintWriter out() {
            if (spec == null) {
                throw new IllegalStateException("picocli has not made it");
            }
            return spec.commandLine().getOut();
        }
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Shows how all appliances are: what they do, for how long, and what was wrong last.")
    static final class Status extends Talk {
        @Option(names = "--json", description = "As JSON, times in milliseconds.")
        private boolean isJson;

        @Option(names = "--watch", description = "Again each second, until Ctrl-C.")
        private boolean isWatching;

        @Override
        public Integer call() throws IOException, ConfigException, InterruptedException {
            String line = isJson ? "status json" : "status";
            out().println(ask(line));
            while (isWatching) {
                TimeUnit.SECONDS.sleep(1);
                out().println((isJson ? "" : CLEAR) + ask(line));
            }
            return 0;
        }
    }

    @Command(
            name = "start",
            mixinStandardHelpOptions = true,
            description = "Starts an appliance as a query would, even if it rests after failures.")
    static final class Start extends Talk {
        @Parameters(paramLabel = "NAME", description = "Its name in the zone.")
        private String name = "";

        @Override
        public Integer call() throws IOException, ConfigException {
            out().println(ask("start " + name));
            return 0;
        }
    }

    @Command(
            name = "stop",
            mixinStandardHelpOptions = true,
            description = "Stops an appliance; whoever wants it starts it again.")
    static final class Stop extends Talk {
        @Parameters(paramLabel = "NAME", description = "Its name in the zone.")
        private String name = "";

        @Override
        public Integer call() throws IOException, ConfigException {
            out().println(ask("stop " + name));
            return 0;
        }
    }

    @Command(
            name = "reload",
            mixinStandardHelpOptions = true,
            description = "Has the configuration read again: names that are the same in it go on.")
    static final class Reload extends Talk {
        @Override
        public Integer call() throws IOException, ConfigException {
            out().println(ask("reload"));
            return 0;
        }
    }

    @Command(
            name = "quit",
            mixinStandardHelpOptions = true,
            description = "Stops the directory and all its appliances.")
    static final class Quit extends Talk {
        @Override
        public Integer call() throws IOException, ConfigException {
            out().println(ask("quit"));
            return 0;
        }
    }
}
