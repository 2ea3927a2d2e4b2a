package org.mpl4j.compiler.spl.output.java;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.backend.JavaPackages;
import org.mpl4j.compiler.backend.OutputFile;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.table.StateTable;

/** From a policy whose automata were explored to its Java: puts the classes beside those of the packets in the same folder. */
public final class PolicyClasses {
    private final PolicySpec spec;
    private final PolicyJava java;

    /**
     * @param explorations of the automata, by name
     * @param model with the packets that have classes; a view or builder of another packet has no statecall in Java
     * @param packages where classes are
     * @throws IllegalArgumentException if an automaton has too many states for a table; the message says which, and why
     */
    public PolicyClasses(
            PolicySpec spec, Map<String, Exploration> explorations, SpecModel model, JavaPackages packages) {
        this.spec = spec;
        String folder = spec.file().directory();
        String packageName = packages.packageOf(new QualifiedName(folder, "policy", "policy"));
        this.java = new PolicyJava(spec, tables(explorations), packageName, new PolicyPackets(model, packages));
    }

    private Map<String, StateTable> tables(Map<String, Exploration> explorations) {
        Map<String, StateTable> tables = new LinkedHashMap<>();
        explorations.forEach((name, exploration) -> {
            if (!(exploration instanceof Exploration.Table table)) {
                throw new IllegalArgumentException(spec.file() + ": no Java is made of `" + name + "`: "
                        + reason(exploration)
                        + "; bounds such as `int[0..3]` for its variables make it smaller");
            }
            tables.put(name, table.table());
        });
        return tables;
    }

    private static String reason(Exploration exploration) {
        if (exploration instanceof Exploration.Registers registers) {
            return registers.reason();
        }
        return exploration instanceof Exploration.TooLarge large
                ? large.reason()
                : "it has too many states for a table";
    }

    /** The classes of the program. */
    public List<OutputFile> ofProgram() {
        return java.generate();
    }

    /** The classes of its tests, which need jqwik. */
    public List<OutputFile> ofTests() {
        return java.generateTests();
    }
}
