package org.mpl4j.compiler.spin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mpl4j.compiler.spl.model.Property;
import org.mpl4j.compiler.spl.output.promela.PromelaModel;

/** The model checker spin and the C compiler that its searches are compiled with. */
public final class Spin {
    private final Tools tools;

    private Spin(Tools tools) {
        this.tools = tools;
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
                ? Optional.of(new Spin(new Tools(spin.get(), compiler.get(), limits)))
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

    /** What spin says of all properties of a model. */
    public List<Verdict> check(PromelaModel model) throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        check(model, verdicts::add);
        return verdicts;
    }

    /**
     * Searches the states of a model for runs that break its properties.
     *
     * @param each is given what is known of each property, as soon as it is known
     * @throws SpinException if the model can't be compiled within the limits
     */
    public void check(PromelaModel model, Consumer<Verdict> each) throws IOException {
        List<Searches> compiled = new ArrayList<>();
        try {
            for (Map.Entry<Property, String> formula : model.formulas().entrySet()) {
                Optional<Verdict> all = Optional.empty();
                for (int start = 0;
                        start < model.starts().size() && all.map(Verdict::holds).orElse(true);
                        start++) {
                    if (start == compiled.size()) {
                        compiled.add(Searches.compile(tools, model, start));
                    }
                    Verdict verdict = compiled.get(start).check(formula.getKey(), formula.getValue());
                    all = Optional.of(all.map(before -> before.and(verdict)).orElse(verdict));
                }
                all.ifPresent(each);
            }
        } finally {
            compiled.forEach(Searches::close);
        }
    }
}
