package org.mpl4j.compiler.spin;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mpl4j.compiler.output.TemporaryFolder;
import org.mpl4j.compiler.spl.model.Property;
import org.mpl4j.compiler.spl.output.promela.PromelaModel;

/** The model checker spin and the C compiler that its searches are compiled with. */
public final class Spin {
    private static final String MODEL = "model.pml";
    private static final String TRAIL = MODEL + ".trail";

    private static final Pattern STATES = Pattern.compile("(?m)^\\s*(\\d+) states, stored");
    private static final Pattern ERRORS = Pattern.compile("errors: (\\d+)");

    private final Path spin;
    private final Path compiler;
    private final SpinLimits limits;

    private Spin(Path spin, Path compiler, SpinLimits limits) {
        this.spin = spin;
        this.compiler = compiler;
        this.limits = limits;
    }

    /**
     * Spin, if it is installed.
     *
     * @param path folders to look in, as in the environment variable PATH
     */
    public static Optional<Spin> find(String path, SpinLimits limits) {
        Optional<Path> spin = Program.find(path, List.of("spin"));
        Optional<Path> compiler = compiler(path);
        return spin.isPresent() && compiler.isPresent()
                ? Optional.of(new Spin(spin.get(), compiler.get(), limits))
                : Optional.empty();
    }

    private static Optional<Path> compiler(String path) {
        return Program.find(path, List.of("cc", "gcc", "clang"));
    }

    /** What {@link #find} misses, and which packages have it. */
    public static String missing(String path) {
        List<String> missing = new ArrayList<>();
        if (Program.find(path, List.of("spin")).isEmpty()) {
            missing.add("spin");
        }
        if (compiler(path).isEmpty()) {
            missing.add("a C compiler");
        }
        return String.join(" and ", missing) + " not found on the path (Debian packages spin and gcc)";
    }

    /**
     * Searches the states of a model for runs that break its properties.
     *
     * @throws SpinException if the model can't be compiled within the limits
     */
    public List<Verdict> check(PromelaModel model) throws IOException {
        Map<Property, Verdict> verdicts = new LinkedHashMap<>();
        if (model.formulas().isEmpty()) {
            return List.of();
        }
        try (TemporaryFolder folder = TemporaryFolder.create("mplc-spin-")) {
            folder.write(MODEL, model.text());
            for (int start = 0; start < model.starts().size(); start++) {
                compile(folder.path(), start);
                for (Map.Entry<Property, String> formula : model.formulas().entrySet()) {
                    Verdict before = verdicts.get(formula.getKey());
                    if (before == null || before.holds()) {
                        Verdict verdict =
                                check(folder, new Question(model, start, formula.getKey(), formula.getValue()));
                        verdicts.put(formula.getKey(), before == null ? verdict : before.and(verdict));
                    }
                }
            }
        }
        return List.copyOf(verdicts.values());
    }

    /** What a search is for: a formula, from one of the starts on. */
    private record Question(PromelaModel model, int start, Property property, String formula) {}

    private void compile(Path folder, int start) throws IOException {
        make(folder, List.of(spin.toString(), "-a", "-DSTART=" + start, MODEL));
        // One process has nothing to reduce, and formulas may speak about the next step.
        String memory = "-DMEMLIM=" + limits.megabytes();
        make(folder, List.of(compiler.toString(), "-O1", "-w", "-DNOREDUCE", "-DREACH", memory, "-o", "pan", "pan.c"));
    }

    private void make(Path folder, List<String> command) throws IOException {
        Program.Run run = Program.run(folder, limits.time(), command);
        if (!run.isOver()) {
            throw new SpinException(
                    command.get(0) + " was stopped after " + limits.time().toSeconds() + " s");
        } else if (run.exitCode() != 0) {
            throw new SpinException(command.get(0) + " refuses the model: "
                    + run.output().strip().lines().findFirst().orElse("exit code " + run.exitCode()));
        }
    }

    private Verdict check(TemporaryFolder folder, Question question) throws IOException {
        folder.delete(TRAIL);
        Program.Run run = Program.run(folder.path(), limits.time(), search(folder.path(), question.formula()));
        long states = number(STATES, run.output()).orElse(0L);
        long errors = number(ERRORS, run.output()).orElse(0L);
        Optional<Counterexample> found = Optional.empty();
        Optional<String> doubt = Optional.empty();
        if (errors > 0) {
            found = Optional.of(shortest(folder, question, run));
        } else {
            doubt = doubt(run);
        }
        return new Verdict(question.property(), states, run.time(), found, doubt);
    }

    private List<String> search(Path folder, String formula, String... more) {
        List<String> command = new ArrayList<>(
                List.of(folder.resolve("pan").toString(), "-a", "-n", "-N", formula, "-m" + limits.depth()));
        command.addAll(List.of(more));
        return command;
    }

    private Optional<String> doubt(Program.Run run) {
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

    /** A run without a cycle is made shorter, as long as that is quick. */
    private Counterexample shortest(TemporaryFolder folder, Question question, Program.Run first) throws IOException {
        Counterexample found = replay(folder.path(), question);
        if (!first.output().contains("acceptance cycle")) {
            Duration limit = Duration.ofSeconds(Math.min(5, limits.time().toSeconds()));
            Program.Run again = Program.run(folder.path(), limit, search(folder.path(), question.formula(), "-i"));
            if (again.isOver() && number(ERRORS, again.output()).orElse(0L) > 0) {
                Counterexample shorter = replay(folder.path(), question);
                return shorter.letters().size() < found.letters().size() ? shorter : found;
            }
        }
        return found;
    }

    private Counterexample replay(Path folder, Question question) throws IOException {
        Program.Run run = Program.run(
                folder, limits.time(), List.of(folder.resolve("pan").toString(), "-r", "-n", "-N", question.formula()));
        return Trail.read(
                run.output(),
                question.model().starts().get(question.start()),
                question.model().letters());
    }

    private static Optional<Long> number(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        return matcher.find() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
    }
}
