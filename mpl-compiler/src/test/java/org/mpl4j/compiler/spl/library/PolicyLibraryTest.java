package org.mpl4j.compiler.spl.library;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.*;
import org.mpl4j.compiler.spin.*;
import org.mpl4j.compiler.spl.explore.*;
import org.mpl4j.compiler.spl.model.*;
import org.mpl4j.compiler.spl.output.diagram.*;
import org.mpl4j.compiler.spl.output.promela.*;
import org.mpl4j.compiler.spl.property.*;
import org.mpl4j.compiler.spl.resolve.PolicyResolver;
import org.mpl4j.compiler.spl.table.*;

final class PolicyLibraryTest {
    @ParameterizedTest
    @ValueSource(strings = {"tcp/tcp.spl", "dhcp/client.spl", "bgp/bgp.spl", "ssh/server.spl", "ssh/client.spl"})
    void parses(String file) throws Exception {
        Diagnostics diagnostics = new Diagnostics();
        Path specs = Path.of("/work/wt-spl-model/specs");
        String name = file.replace('/', '_').replace(".spl", "");
        SourceFile f = new SourceFile(
                file,
                file.substring(0, file.indexOf('/')),
                Files.readString(specs.resolve(file), java.nio.charset.StandardCharsets.ISO_8859_1));
        List<PolicySpec> found =
                PolicyResolver.resolve(new SpecPath(List.of(new SpecRoot.Folder(specs))), List.of(f), diagnostics);
        diagnostics
                .sorted()
                .forEach(d -> System.out.println(
                        d.severity() + " " + d.code() + " " + d.span() + " " + d.message() + " " + d.helps()));
        for (PolicySpec spec : found) {
            Map<String, Exploration> all = new LinkedHashMap<>();
            Map<String, StateTable> tables = new LinkedHashMap<>();
            for (Routine a : spec.automata()) {
                Exploration e = Explorer.explore(spec, a);
                all.put(a.name(), e);
                if (e instanceof Exploration.Table t) {
                    tables.put(a.name(), t.table());
                    System.out.println(
                            "   " + a.name() + " " + t.table().states().size() + " states, "
                                    + t.table().letters().size() + " letters: "
                                    + t.table().states().stream()
                                            .map(s -> s.name())
                                            .limit(30)
                                            .toList());
                } else
                    System.out.println(
                            e instanceof Exploration.Registers r ? r.reason() + r.variables() : e.toString());
            }
            Files.writeString(
                    Path.of("/tmp/splm/" + name + ".svg"), SvgPrinter.print(List.copyOf(tables.values()), true));
            Files.writeString(
                    Path.of("/tmp/splm/" + name + ".md"), MarkdownPrinter.print(List.copyOf(tables.values())));
            TraceCheck.check(spec, all)
                    .forEach(t -> System.out.println("  trace " + t.trace().name() + " " + t.isAsSaid()
                            + (t.isAsSaid() ? "" : t.refusedAt() + " " + t.allowed())));
            long t0 = System.nanoTime();
            PropertyCheck.check(spec, all)
                    .forEach(
                            v -> System.out.println("  built-in " + v.property().name() + " " + v.verdict()));
            System.out.println("  " + (System.nanoTime() - t0) / 1e9);
            Composition c =
                    PropertyCheck.compositions(spec, spec.properties().get(0)).get(0);
            Product e = Product.of(c, List.copyOf(tables.values()));
            PromelaModel m = PromelaPrinter.print(e, spec.properties());
            Files.writeString(Path.of("/tmp/splm/" + name + "_" + e.name() + ".pml"), m.text());
            Spin.find(System.getenv("PATH"), SpinLimits.usual())
                    .get()
                    .check(m)
                    .forEach(v -> System.out.println("  " + e.name() + " "
                            + v.property().name() + " "
                            + (v.holds()
                                    ? "holds"
                                    : "FAILS " + v.doubt()
                                            + v.counterexample()
                                                    .map(x -> x.steps() + " CYCLE " + x.cycle())
                                                    .orElse(""))
                            + " " + v.states() + " " + v.time()));
        }
    }
}
