package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mpl4j.compiler.spin.Spin;
import org.mpl4j.compiler.spin.SpinLimits;
import org.mpl4j.compiler.spl.pipeline.CompiledPolicy;
import picocli.CommandLine.Option;

/** Checks the properties of policies with spin, too. */
final class SpinOption {
    @Option(
            names = "--spin",
            description =
                    "Check the properties with the model checker spin, too, and say how many states that took. Needs spin and a C compiler.")
    private boolean isAsked;

    /** Prints what spin says, if that is asked; whether all properties hold, as far as spin is there. */
    boolean check(List<CompiledPolicy> policies, Streams streams) throws IOException {
        if (!isAsked) {
            return true;
        }
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        Optional<Spin> spin = Spin.find(path, SpinLimits.usual());
        if (spin.isEmpty()) {
            streams.err().println("mplc: properties were not checked with spin: " + Spin.missing(path));
            return true;
        }
        boolean isAll = true;
        for (CompiledPolicy policy : policies) {
            isAll &= new SpinCheck(spin.get(), policy, streams).check();
        }
        return isAll;
    }
}
