package org.mpl4j.compiler.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mpl4j.compiler.capture.CaptureException;
import org.mpl4j.compiler.capture.CaptureInput;
import org.mpl4j.compiler.capture.CaptureReader;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.dissect.DissectionLibrary;
import org.mpl4j.compiler.dissect.DissectionPlan;
import org.mpl4j.compiler.dissect.DissectionRun;
import org.mpl4j.compiler.dissect.Dissector;
import org.mpl4j.compiler.dissect.FrameFilter;
import org.mpl4j.compiler.dissect.FrameRange;
import org.mpl4j.compiler.dissect.Reassembly;
import org.mpl4j.compiler.resolve.NearestName;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.explore.Product;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.pipeline.CompiledPolicy;
import org.mpl4j.compiler.spl.replay.CaptureJudgement;
import org.mpl4j.compiler.spl.replay.ConversationReader;
import org.mpl4j.compiler.spl.replay.Observed;
import org.mpl4j.compiler.spl.replay.Player;
import org.mpl4j.compiler.spl.replay.Refusal;
import org.mpl4j.compiler.spl.replay.TraceException;
import org.mpl4j.compiler.spl.replay.TraceReader;
import org.mpl4j.compiler.spl.replay.TraceStep;

/** Replays traces with the automata of a policy that belong together. */
final class PolicyReplay {
    private static final int MOST_STATES = 8;

    private final CompiledPolicy policy;
    private final String name;
    private final List<String> automata;
    private final Streams streams;

    PolicyReplay(CompiledPolicy policy, String name, List<String> automata, Streams streams) {
        this.policy = policy;
        this.name = name;
        this.automata = automata;
        this.streams = streams;
    }

    /** A list of statecalls; returns the exit code. */
    int trace(String file, String text, Map<String, Integer> startValues) {
        List<TraceStep> steps;
        try {
            steps = TraceReader.read(file, text);
        } catch (TraceException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        Player player = new Player(policy.spec(), explorations(), startValues);
        Map<String, Statecall> calls =
                policy.spec().statecalls().stream().collect(Collectors.toMap(Statecall::name, call -> call));
        for (TraceStep step : steps) {
            Statecall call = calls.get(step.call());
            if (call == null || !player.knows(call)) {
                Optional<String> nearest = NearestName.to(step.call(), calls.keySet());
                streams.err()
                        .println(file + ":" + step.line() + ": " + name + " takes no notice of " + step.call()
                                + nearest.map(near -> "; did you mean " + near + "?")
                                        .orElse(""));
                continue;
            }
            List<Refusal> refusals = player.step(call, step.fields());
            if (!refusals.isEmpty()) {
                refusals.forEach(
                        refusal -> streams.out().println(file + ":" + step.line() + ": " + refusal.message(call)));
                streams.out().flush();
                return ExitCode.ERRORS;
            }
        }
        streams.out().println(name + ": all " + DiagnosticCount.counted(steps.size(), "statecall") + " accepted");
        streams.out().flush();
        return ExitCode.FINE;
    }

    private List<Exploration> explorations() {
        List<Exploration> found = new ArrayList<>();
        for (String automaton : automata) {
            Exploration exploration = policy.explorations().get(automaton);
            if (exploration == null || exploration instanceof Exploration.TooLarge) {
                throw new UsageException("`" + automaton + "` is too large to run");
            }
            found.add(exploration);
        }
        return found;
    }

    /** A capture; returns the exit code. */
    int capture(String file, byte[] input, String local, SpecPath path, DiagnosticOptions diagnostics)
            throws IOException {
        List<Diagnostic> errors = new ArrayList<>();
        Optional<DissectionLibrary> library = DissectionLibrary.load(path, errors);
        diagnostics.print(errors, streams);
        if (library.isEmpty()) {
            return ExitCode.ERRORS;
        }
        ConversationReader reader = new ConversationReader(policy.spec());
        int code = read(file, input, library.get(), reader) ? ExitCode.FINE : ExitCode.ERRORS;
        Product product = Product.of(name, PolicyOptions.tables(policy, automata));
        if (reader.conversations().isEmpty()) {
            throw new UsageException(file + " has no packet that `" + name + "` has a statecall for");
        }
        for (List<Observed> conversation : reader.conversations()) {
            code = Math.max(code, judge(file, product, conversation, local));
        }
        streams.out().flush();
        return code;
    }

    private boolean read(String file, byte[] input, DissectionLibrary library, ConversationReader reader)
            throws IOException {
        DissectionPlan plan = new DissectionPlan(
                new Dissector(library.tables(), new Reassembly()),
                FrameRange.ALL,
                FrameFilter.ALL,
                Long.MAX_VALUE,
                () -> reader,
                1);
        try (DissectionRun run = new DissectionRun(plan, OutputStream.nullOutputStream(), (offset, frame) -> {})) {
            run.run(new CaptureReader(library.formats(), CaptureInput.decompressed(new ByteArrayInputStream(input))));
            return true;
        } catch (CaptureException e) {
            streams.err().println("mplc: " + file + ": " + e.getMessage());
            return false;
        }
    }

    private int judge(String file, Product product, List<Observed> conversation, String local) {
        CaptureJudgement judgement = CaptureJudgement.of(product, conversation, local);
        String who = file + ": " + conversation.get(0).conversation() + ", " + name + " of " + judgement.side() + ": ";
        if (judgement.refused().isEmpty()) {
            streams.out()
                    .println(who + "all " + DiagnosticCount.counted(judgement.accepted(), "statecall") + " accepted");
            return ExitCode.FINE;
        }
        CaptureJudgement.Refused refused = judgement.refused().get();
        List<String> states = judgement.states().stream().limit(MOST_STATES).toList();
        streams.out()
                .println(who + "frame " + refused.frame() + ": " + refused.call() + " is not allowed in "
                        + String.join(" or ", states) + (judgement.states().size() > states.size() ? " .." : "")
                        + ". Allowed: "
                        + (judgement.allowed().isEmpty() ? "nothing more" : String.join(", ", judgement.allowed())));
        return ExitCode.ERRORS;
    }
}
