package org.mpl4j.compiler.spin;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mpl4j.compiler.output.TemporaryFolder;
import org.mpl4j.compiler.spl.model.Property;
import org.mpl4j.compiler.spl.output.promela.PromelaModel;

/** The searches of a model that begin in one of its starts, for all of its formulas: one program, compiled once. */
final class Searches implements AutoCloseable {
    private static final String MODEL = "model.pml";
    private static final String TRAIL = MODEL + ".trail";
    private static final String SEARCH = "search";
    private static final String SHORTEST = "shortest";

    private static final Pattern STATES = Pattern.compile("(?m)^\\s*(\\d+) states, stored");
    private static final Pattern ERRORS = Pattern.compile("errors: (\\d+)");

    private final TemporaryFolder files;
    private final Path folder;
    private final Tools tools;
    private final PromelaModel model;
    private final int start;
    private boolean hasShortest;

    private Searches(TemporaryFolder files, Tools tools, PromelaModel model, int start) {
        this.files = files;
        this.folder = files.path();
        this.tools = tools;
        this.model = model;
        this.start = start;
    }

    /** Compiles them. */
    static Searches compile(Tools tools, PromelaModel model, int start) throws IOException {
        TemporaryFolder files = TemporaryFolder.create("mplc-spin-");
        try {
            files.write(MODEL, model.text());
            tools.generate(files.path(), MODEL, start);
            tools.compile(files.path(), SEARCH);
        } catch (IOException e) {
            files.close();
            throw e;
        }
        return new Searches(files, tools, model, start);
    }

    /** Deletes all files. */
    @Override
    public void close() {
        files.close();
    }

    Verdict check(Property property, String formula) throws IOException {
        files.delete(TRAIL);
        SpinLimits limits = tools.limits();
        Program.Run run = search(SEARCH, formula, limits.time(), "-m" + limits.depth());
        long states = number(STATES, run.output()).orElse(0L);
        if (number(ERRORS, run.output()).orElse(0L) > 0) {
            return new Verdict(property, states, run.time(), Optional.of(shortest(formula, run)), Optional.empty());
        }
        return new Verdict(property, states, run.time(), Optional.empty(), doubt(run));
    }

    private Program.Run search(String program, String formula, Duration time, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(folder.resolve(program).toString(), "-a", "-n", "-N", formula));
        command.addAll(List.of(more));
        return Program.run(folder, time, command);
    }

    private Optional<String> doubt(Program.Run run) {
        SpinLimits limits = tools.limits();
        if (!run.isOver()) {
            return Optional.of("stopped after " + limits.time().toSeconds() + " s");
        } else if (run.output().contains("max search depth too small")) {
            return Optional.of("deeper than " + limits.depth() + " steps");
        } else if (run.output().contains("reached -DMEMLIM bound")) {
            return Optional.of("more than " + limits.megabytes() + " MB");
        } else if (run.exitCode() != 0 || number(STATES, run.output()).isEmpty()) {
            return Optional.of("spin failed: "
                    + run.output().strip().lines().reduce((first, last) -> last).orElse("exit code " + run.exitCode()));
        }
        return Optional.empty();
    }

    /**
     * A run without a cycle is made shorter, as long as that is quick. That takes a search which looks at a state anew whenever it gets there by a shorter way: fifty times
     * slower on the policy of an SSH server, so it is for nothing else.
     */
    private Counterexample shortest(String formula, Program.Run first) throws IOException {
        Counterexample found = replay(formula);
        if (!first.output().contains("acceptance cycle")) {
            if (!hasShortest) {
                tools.compile(folder, SHORTEST, "-DREACH");
                hasShortest = true;
            }
            SpinLimits limits = tools.limits();
            Duration time = Duration.ofSeconds(Math.min(5, limits.time().toSeconds()));
            Program.Run again = search(SHORTEST, formula, time, "-i", "-m" + limits.depth());
            if (again.isOver() && number(ERRORS, again.output()).orElse(0L) > 0) {
                Counterexample shorter = replay(formula);
                return shorter.letters().size() < found.letters().size() ? shorter : found;
            }
        }
        return found;
    }

    private Counterexample replay(String formula) throws IOException {
        Program.Run run = Program.run(
                folder, tools.limits().time(), List.of(folder.resolve(SEARCH).toString(), "-r", "-n", "-N", formula));
        return Trail.read(run.output(), model.starts().get(start), model.letters());
    }

    private static Optional<Long> number(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        return matcher.find() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
    }
}
